using System.Security.Cryptography;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Images;

/// <summary>One entry of a layer as it is listed.</summary>
/// <param name="Path">Path in the image.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Mode">Permission bits.</param>
/// <param name="Size">Bytes of a file.</param>
/// <param name="User">Numeric user id.</param>
/// <param name="Group">Numeric group id.</param>
/// <param name="Time">Modification time in seconds since 1970.</param>
/// <param name="Content">Digest of a file's bytes; null for the rest.</param>
/// <param name="LinkTarget">Target of a link.</param>
public sealed record ListedEntry(string Path, ArchiveEntryKind Kind, int Mode, long Size, int User, int Group, long Time, Digest? Content, string? LinkTarget);

/// <summary>Says what a layer holds, without unpacking it.</summary>
public static class LayerListing
{
    /// <summary>The entries with the digest of every file, streamed.</summary>
    /// <param name="tar">The uncompressed tar.</param>
    /// <param name="name">What it is, for messages.</param>
    /// <param name="limits">Most entries and bytes.</param>
    /// <exception cref="SlipwayException">As <see cref="TarArchive.Read"/>.</exception>
    public static IEnumerable<ListedEntry> Read(Stream tar, string name, ArchiveLimits? limits = null) =>
        TarArchive
            .Read(tar, name, limits)
            .Select(e => new ListedEntry(
                e.Path,
                e.Kind,
                e.Mode,
                e.Size,
                e.User,
                e.Group,
                e.Time,
                e.Kind == ArchiveEntryKind.File ? Hash(e, name) : null,
                e.LinkTarget
            ));

    private static Digest Hash(ArchiveEntry entry, string name)
    {
        try
        {
            return Digest.FromHash(SHA256.HashData(entry.Content));
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException)
        {
            throw new SlipwayException(LayerProblems.BadArchive(name, $"it ends inside '{entry.Path}'"), e);
        }
    }
}
