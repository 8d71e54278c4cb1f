namespace Slipway.Core.Images.Contents;

/// <summary>All that stands before the content of one entry.</summary>
/// <param name="Path">Its path as written.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Mode">12 bits.</param>
/// <param name="User">Numeric user id.</param>
/// <param name="Group">Numeric group id.</param>
/// <param name="Size">Bytes of a file, with its holes; 0 otherwise.</param>
/// <param name="Stored">Bytes that follow.</param>
/// <param name="Link">Target of a link as written.</param>
/// <param name="Sparse">Where the bytes stand; null for a file without holes.</param>
internal readonly record struct TarEntryHeader(
    string Path,
    ArchiveEntryKind Kind,
    int Mode,
    int User,
    int Group,
    long Size,
    long Stored,
    string? Link,
    SparseMap? Sparse
)
{
    /// <summary>Bytes that follow, up to the next header.</summary>
    public long Padded => (Stored + TarBlock.Size - 1) / TarBlock.Size * TarBlock.Size;
}
