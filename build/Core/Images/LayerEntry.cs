namespace Slipway.Core.Images;

/// <summary>What a layer entry is.</summary>
public enum EntryKind
{
    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A regular file.</summary>
    File,

    /// <summary>A symbolic link.</summary>
    Symlink,
}

/// <summary>One entry of a layer. Time is not a part of it: every entry of every layer has the same one (<see cref="LayerFormat.Time"/>).</summary>
/// <param name="Path">Path in the image without leading slash, segments joined by <c>/</c>, no <c>.</c> or <c>..</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Mode">Permission bits, such as <c>0755</c> (octal).</param>
/// <param name="Size">Bytes of a file; 0 otherwise.</param>
/// <param name="Open">Opens the file's content, exactly <paramref name="Size"/> bytes; may be called more than once.</param>
/// <param name="LinkTarget">Target of a symbolic link as written.</param>
/// <param name="Owner">Numeric user and group id: layers of Slipway are owned by root.</param>
public sealed record LayerEntry(string Path, EntryKind Kind, int Mode, long Size = 0, Func<Stream>? Open = null, string? LinkTarget = null, int Owner = 0)
{
    /// <summary>A directory with mode 0755.</summary>
    /// <param name="path">Path in the image.</param>
    public static LayerEntry Directory(string path) => new(path, EntryKind.Directory, 0b111_101_101);

    /// <summary>A file whose bytes are in memory.</summary>
    /// <param name="path">Path in the image.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="mode">Permission bits; 0644 by default.</param>
    public static LayerEntry File(string path, byte[] content, int mode = 0b110_100_100) =>
        new(path, EntryKind.File, mode, content.LongLength, () => new MemoryStream(content, writable: false));

    /// <summary>A file on disk.</summary>
    /// <param name="path">Path in the image.</param>
    /// <param name="source">Path on this machine.</param>
    /// <param name="size">Its size in bytes.</param>
    /// <param name="mode">Permission bits.</param>
    public static LayerEntry File(string path, string source, long size, int mode) =>
        new(path, EntryKind.File, mode, size, () => System.IO.File.OpenRead(source));

    /// <summary>A symbolic link.</summary>
    /// <param name="path">Path in the image.</param>
    /// <param name="target">Target as written.</param>
    public static LayerEntry Symlink(string path, string target) => new(path, EntryKind.Symlink, 0b111_111_111, LinkTarget: target);
}
