using Slipway.Core.Images.Contents;

namespace Slipway.Core.Tests.Images.Contents;

/// <summary>Keeps the first bytes of every file.</summary>
internal sealed class SeenHeads(int wanted) : IFileExaminer
{
    public Dictionary<string, byte[]> Heads { get; } = [];

    public int Wants(ContentEntry file) => wanted;

    public void Examine(ContentEntry file, ReadOnlySpan<byte> head) => Heads[file.Path] = head.ToArray();
}
