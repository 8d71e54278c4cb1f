using Slipway.Core.Images.Contents;

namespace Slipway.Tools.Benching;

/// <summary>Looks at as much as rules do: the first 4 kB of Python files and shared objects, and lists of installed files whole.</summary>
internal sealed class BenchExaminer : IFileExaminer
{
    /// <summary>Lines of lists and sum of first bytes: what was looked at.</summary>
    public long Seen { get; private set; }

    public int Wants(ContentEntry file)
    {
        var name = file.Name;
        return name.EndsWith(".py", StringComparison.Ordinal) || name.EndsWith(".so", StringComparison.Ordinal) ? 4096
            : name is "RECORD" or "METADATA" ? int.MaxValue
            : 0;
    }

    public void Examine(ContentEntry file, ReadOnlySpan<byte> head) => Seen += head.Count((byte)'\n');
}
