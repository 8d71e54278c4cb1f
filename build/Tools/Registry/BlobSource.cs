using Slipway.Core.Images;

namespace Slipway.Tools.Registry;

/// <summary>Where the bytes of a blob are: in memory, in the store, or in another repository.</summary>
/// <param name="Descriptor">Names it.</param>
/// <param name="Bytes">Its bytes, of a small document.</param>
/// <param name="Elsewhere">A repository that has it.</param>
internal sealed record BlobSource(Descriptor Descriptor, byte[]? Bytes, ImageReference? Elsewhere)
{
    /// <summary>Whether it was found by its key: then <see cref="Elsewhere"/> said so a moment ago, and it is one of the layers that are made where they are lost.</summary>
    public bool IsByKey { get; init; }
}
