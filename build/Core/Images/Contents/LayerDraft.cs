namespace Slipway.Core.Images.Contents;

/// <summary>What a tar holds, before anybody knows which layer it is: an archive may bring its layers before its manifest.</summary>
/// <param name="Unpacked">Bytes of the tar.</param>
/// <param name="Entries">What it brings, in the order of the archive.</param>
/// <param name="Removed">Paths that it deletes, without the mark.</param>
/// <param name="Emptied">Directories whose earlier content it hides.</param>
public sealed record LayerDraft(long Unpacked, IReadOnlyList<ContentEntry> Entries, IReadOnlyList<string> Removed, IReadOnlyList<string> Emptied)
{
    /// <summary>The layer.</summary>
    /// <param name="number">Its place, the lowest is 0.</param>
    /// <param name="blob">Its blob.</param>
    /// <param name="diffId">Digest of the tar, as the config says.</param>
    /// <param name="history">What the config says of its making.</param>
    public LayerContents As(int number, Descriptor blob, Digest diffId, HistoryEntry? history) =>
        new(number, blob, diffId, Unpacked, history, Entries, Removed, Emptied);
}
