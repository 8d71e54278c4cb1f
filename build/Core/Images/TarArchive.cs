using System.Formats.Tar;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Images;

/// <summary>Reads tar archives that anyone may have written. What would climb out of a folder, hide a file or fill a disk is refused.</summary>
public static class TarArchive
{
    /// <summary>The entries in the order of the archive, streamed.</summary>
    /// <param name="tar">An uncompressed tar; not closed.</param>
    /// <param name="name">What it is, for messages.</param>
    /// <param name="limits">Most entries and bytes.</param>
    /// <exception cref="SlipwayException">SLP311 bad path, SLP315 not a tar, a bomb, a path twice, an entry below a link, a kind that cannot be read.</exception>
    public static IEnumerable<ArchiveEntry> Read(Stream tar, string name, ArchiveLimits? limits = null)
    {
        limits ??= new ArchiveLimits();
        var seen = new Dictionary<string, ArchiveEntryKind>(StringComparer.Ordinal);
        long bytes = 0;
        using var reader = new TarReader(tar, leaveOpen: true);
        while (Next(reader, name) is { } raw)
        {
            if (raw.EntryType == TarEntryType.GlobalExtendedAttributes)
                continue;
            var path = Strip(raw.Name);
            // "./" itself: the top, which every layer has.
            if (path.Length == 0 && raw.EntryType == TarEntryType.Directory)
                continue;
            var entry = Check(raw, path, name);
            bytes += entry.Size;
            if (seen.Count >= limits.Entries || bytes > limits.Bytes)
                throw Refused(name, $"it holds more than {limits.Entries} entries or {limits.Bytes} bytes");
            Place(entry, seen, name);
            yield return entry;
        }
    }

    private static TarEntry? Next(TarReader reader, string name)
    {
        try
        {
            return reader.GetNextEntry();
        }
        catch (Exception e)
            when (e is InvalidDataException or EndOfStreamException or FormatException or OverflowException or ArgumentException or NotSupportedException)
        {
            throw Refused(name, e.Message, e);
        }
    }

    private static ArchiveEntry Check(TarEntry raw, string path, string name)
    {
        ArchiveEntryKind kind = raw.EntryType switch
        {
            TarEntryType.Directory => ArchiveEntryKind.Directory,
            TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile => ArchiveEntryKind.File,
            TarEntryType.SymbolicLink => ArchiveEntryKind.Symlink,
            TarEntryType.HardLink => ArchiveEntryKind.HardLink,
            TarEntryType.CharacterDevice or TarEntryType.BlockDevice or TarEntryType.Fifo => ArchiveEntryKind.Device,
            _ => throw Refused(name, $"'{path}' is of the kind {raw.EntryType}"),
        };
        // Whiteouts are what foreign layers delete with: read as they are, never written.
        if (LayerPath.Fault(path) is { } fault && !fault.Contains("deletion", StringComparison.Ordinal))
            throw new SlipwayException(LayerProblems.BadPath(path, fault));
        var target = kind switch
        {
            ArchiveEntryKind.Symlink => raw.LinkName,
            ArchiveEntryKind.HardLink => Strip(raw.LinkName),
            _ => null,
        };
        if (kind == ArchiveEntryKind.HardLink && LayerPath.Fault(target!) is { } linkFault)
            throw new SlipwayException(LayerProblems.BadPath(target!, linkFault));
        var size = kind == ArchiveEntryKind.File ? raw.Length : 0;
        return new ArchiveEntry(
            path,
            kind,
            (int)raw.Mode & 0xFFF,
            size,
            raw.Uid,
            raw.Gid,
            raw.ModificationTime.ToUnixTimeSeconds(),
            target,
            raw.DataStream ?? Stream.Null
        );
    }

    private static void Place(ArchiveEntry entry, Dictionary<string, ArchiveEntryKind> seen, string name)
    {
        if (!seen.TryAdd(entry.Path, entry.Kind) && (seen[entry.Path], entry.Kind) is not (ArchiveEntryKind.Directory, ArchiveEntryKind.Directory))
            throw Refused(name, $"it holds '{entry.Path}' twice");
        for (var parent = LayerPath.Parent(entry.Path); parent.Length > 0; parent = LayerPath.Parent(parent))
        {
            if (!seen.TryGetValue(parent, out var above))
                continue;
            if (above != ArchiveEntryKind.Directory)
                throw Refused(name, $"'{entry.Path}' lies below '{parent}', which is a {above}");
            break;
        }
        if (entry.Kind == ArchiveEntryKind.HardLink && !seen.ContainsKey(entry.LinkTarget!))
            throw Refused(name, $"'{entry.Path}' is a second name of '{entry.LinkTarget}', which it does not hold");
    }

    private static string Strip(string path)
    {
        while (path.StartsWith("./", StringComparison.Ordinal))
            path = path[2..];
        return path is "." ? ""
            : path.EndsWith('/') && path.Length > 1 ? path[..^1]
            : path;
    }

    private static SlipwayException Refused(string name, string reason, Exception? inner = null) => new(LayerProblems.BadArchive(name, reason), inner);
}
