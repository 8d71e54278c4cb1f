namespace Slipway.Core.Images.Contents;

/// <summary>One path that a layer brings, as an auditor keeps it: without its bytes.</summary>
/// <param name="Path">Path in the image without leading slash.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Mode">Permission bits with setuid, setgid and sticky: 12 bits.</param>
/// <param name="User">Numeric user id.</param>
/// <param name="Group">Numeric group id.</param>
/// <param name="Size">Bytes of a file; 0 for the rest, also for a second name of a file.</param>
/// <param name="Content">What a file's bytes hash to; null for the rest, for empty files, and while the file is still read.</param>
/// <param name="LinkTarget">Target of a link: as written for a symbolic one, a path of the image for a hard one.</param>
public sealed record ContentEntry(
    string Path,
    ArchiveEntryKind Kind,
    int Mode,
    int User,
    int Group,
    long Size,
    ContentHash? Content = null,
    string? LinkTarget = null
)
{
    // A byte for "none" takes eight in each of hundreds of thousands; that a hash is zero happens to nobody.
    private ContentHash _content = Content ?? default;

    /// <summary>What a file's bytes hash to; null for the rest, for empty files, and while the file is still read.</summary>
    public ContentHash? Content
    {
        get => _content == default ? null : _content;
        init => _content = value ?? default;
    }

    /// <summary>The last segment of the path.</summary>
    public ReadOnlySpan<char> Name => Path.AsSpan(Path.LastIndexOf('/') + 1);

    /// <summary>Takes the hash when the file was read: a second entry for each file would be a third of all that reading allocates.</summary>
    internal void Read(ContentHash content) => _content = content;
}
