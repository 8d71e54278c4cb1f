using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>One entry of a package's data archive.</summary>
/// <param name="Path">Path without leading <c>./</c> or trailing slash; no <c>.</c> or <c>..</c> segments.</param>
/// <param name="Kind">What it is; a hard link is a file that has its target's bytes.</param>
/// <param name="Mode">Permission bits with set-id and sticky bits.</param>
/// <param name="LinkTarget">Target of a symbolic link as written.</param>
/// <param name="Offset">Where a file's bytes begin in the unpacked archive.</param>
/// <param name="Size">Bytes of a file; 0 otherwise.</param>
public sealed record DebEntry(string Path, EntryKind Kind, int Mode, string? LinkTarget, long Offset, long Size);
