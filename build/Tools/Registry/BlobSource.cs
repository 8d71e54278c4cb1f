using Slipway.Core.Images;
using Slipway.Core.Planning;

namespace Slipway.Tools.Registry;

/// <summary>Where the bytes of a blob are: in memory, in the store, or in another repository.</summary>
/// <param name="Descriptor">Names it.</param>
/// <param name="Bytes">Its bytes, of a small document.</param>
/// <param name="Elsewhere">A repository that has it.</param>
internal sealed record BlobSource(Descriptor Descriptor, byte[]? Bytes, ImageReference? Elsewhere)
{
    /// <summary>The layer, where it was found by its key in <see cref="Elsewhere"/> a moment ago: it can be made where it is lost.</summary>
    public RemoteLayer? ByKey { get; init; }

    /// <summary>Whether it was made a moment ago of something that the repository lacked: it is sent without a question.</summary>
    public bool IsNew { get; init; }
}
