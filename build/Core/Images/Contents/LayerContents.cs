namespace Slipway.Core.Images.Contents;

/// <summary>What one layer of an image brings and takes away.</summary>
/// <param name="Number">Its place, the lowest layer is 0.</param>
/// <param name="Blob">The packed blob: media type, digest, bytes.</param>
/// <param name="DiffId">Digest of the tar, as the config says.</param>
/// <param name="Unpacked">Bytes of the tar.</param>
/// <param name="History">What the config says of its making; null where it says nothing.</param>
/// <param name="Entries">What it brings, in the order of the archive.</param>
/// <param name="Removed">Paths that it deletes (<c>.wh.NAME</c>), without the mark.</param>
/// <param name="Emptied">Directories whose earlier content it hides (<c>.wh..wh..opq</c>).</param>
public sealed record LayerContents(
    int Number,
    Descriptor Blob,
    Digest DiffId,
    long Unpacked,
    HistoryEntry? History,
    IReadOnlyList<ContentEntry> Entries,
    IReadOnlyList<string> Removed,
    IReadOnlyList<string> Emptied
)
{
    /// <summary>Who made it, in words: maker and name for a layer of Slipway, the Dockerfile's instruction for others.</summary>
    public string Instruction => History?.CreatedBy is { Length: > 0 } by ? by : "(the image's config does not say)";
}
