using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Store;

namespace Slipway.Tools.Store;

/// <summary>What an export did.</summary>
/// <param name="Added">Files that were not there, or were others.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Found">Files that were there already.</param>
/// <param name="Removed">Files of earlier exports that no lock in the folder names any more.</param>
/// <param name="Left">Wheels that are in the folder and that no export of ours wrote, or that somebody changed: they stay.</param>
public sealed record WheelExportResult(int Added, long Bytes, int Found, IReadOnlyList<string> Removed, IReadOnlyList<string> Left);

/// <summary>
/// Writes the wheels of locks into a folder that pip and uv install from without any index. The file SHA256SUMS says which files are ours. Locks that were exported
/// before stay with their wheels: who deletes such a lock gets rid of its wheels at the next export.
/// </summary>
/// <param name="store">Has the wheels.</param>
public sealed class WheelExport(ContentStore store)
{
    /// <summary>Brings a folder up to date. Killed at any moment it is still one that installers can use, and the next export completes it.</summary>
    /// <param name="folder">The folder; made where it is not there.</param>
    /// <param name="name">File name of the lock.</param>
    /// <param name="text">The lock's bytes.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP162, SLP164, SLP201 to SLP212 a damaged lock, SLP302 disk full, SLP303 a wheel is not in the store.</exception>
    public WheelExportResult Write(string folder, string name, byte[] text, CancellationToken cancellation = default)
    {
        try
        {
            using var place = ExportFolder.Open(folder);
            var locks = place.OtherLocks(name);
            locks[name] = (LockReader.Read(System.Text.Encoding.UTF8.GetString(text), name), text);
            var wanted = Wanted(locks, folder);
            var before = place.Ours;
            // Written first: whatever is there when the process is killed is known to be ours.
            place.Declare(before.Concat(wanted.Select(x => KeyValuePair.Create(x.Key, x.Value.Digest))));
            var (added, bytes) = (0, 0L);
            foreach (var (file, content) in wanted)
            {
                cancellation.ThrowIfCancellationRequested();
                if (place.Has(file, content))
                    continue;
                place.Put(file, content, store);
                (added, bytes) = (added + 1, bytes + content.Size);
            }
            var removed = before
                .Where(x => !wanted.ContainsKey(x.Key) && place.TryRemove(x.Key, x.Value))
                .Select(x => x.Key)
                .Order(StringComparer.Ordinal)
                .ToList();
            place.Declare(wanted.Select(x => KeyValuePair.Create(x.Key, x.Value.Digest)));
            var left = place.Wheels().Where(x => !wanted.ContainsKey(x)).ToList();
            return new WheelExportResult(added, bytes, wanted.Count - added, removed, left);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw e is IOException full && DiskSpace.IsFull(full)
                ? DiskSpace.Full(folder, 0, full)
                : new SlipwayException(WheelhouseProblems.NotAFolder(folder, e.Message), e);
        }
    }

    private SortedDictionary<string, ExportedFile> Wanted(Dictionary<string, (LockFile Lock, byte[] Text)> locks, string folder)
    {
        var wanted = new SortedDictionary<string, ExportedFile>(StringComparer.Ordinal);
        var clashes = new List<string>();
        foreach (var (lockName, (read, text)) in locks.OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            wanted[lockName] = ExportedFile.Of(text);
            foreach (var package in read.Packages)
            {
                if (wanted.TryAdd(package.File, new ExportedFile(package.Hash, package.Size ?? SizeOf(package.Hash), null)))
                    continue;
                if (wanted[package.File].Digest != package.Hash)
                    clashes.Add($"{package.File} ({string.Join(", ", locks.Keys.Where(x => x != lockName).Order(StringComparer.Ordinal))})");
            }
        }
        if (clashes.Count > 0)
            throw new SlipwayException(WheelhouseProblems.SameName(folder, clashes));
        var readme = ExportReadme.Render(locks.ToDictionary(x => x.Key, x => x.Value.Lock, StringComparer.Ordinal));
        wanted[ExportReadme.Name] = ExportedFile.Of(System.Text.Encoding.UTF8.GetBytes(readme));
        return wanted;
    }

    /// <summary>0 where it is not in the store, which is said when it is needed.</summary>
    private long SizeOf(Digest digest) => new FileInfo(store.PathOf(digest)) is { Exists: true } file ? file.Length : 0;
}

/// <summary>A file that belongs into an export.</summary>
/// <param name="Digest">Its digest.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Text">Its bytes themselves; null where the store has them.</param>
internal sealed record ExportedFile(Digest Digest, long Size, byte[]? Text)
{
    public static ExportedFile Of(byte[] text) => new(Digest.Of(text), text.Length, text);
}
