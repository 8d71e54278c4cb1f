namespace Slipway.Core.Images;

/// <summary>What an entry of a foreign archive is: more than Slipway writes itself.</summary>
public enum ArchiveEntryKind
{
    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A regular file.</summary>
    File,

    /// <summary>A symbolic link.</summary>
    Symlink,

    /// <summary>A second name of a file that came before.</summary>
    HardLink,

    /// <summary>A device or a named pipe.</summary>
    Device,
}

/// <summary>One entry of an archive that someone else may have written.</summary>
/// <param name="Path">Checked path, without leading <c>./</c> and trailing slash.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Mode">Permission bits.</param>
/// <param name="Size">Bytes of a file; 0 otherwise.</param>
/// <param name="User">Numeric user id.</param>
/// <param name="Group">Numeric group id.</param>
/// <param name="Time">Modification time in seconds since 1970.</param>
/// <param name="LinkTarget">Target of a link: as written for a symbolic one, a checked path for a hard one.</param>
/// <param name="Content">The bytes of a file, to be read before the next entry is asked for.</param>
public sealed record ArchiveEntry(string Path, ArchiveEntryKind Kind, int Mode, long Size, int User, int Group, long Time, string? LinkTarget, Stream Content);
