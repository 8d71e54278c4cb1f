using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Store;

namespace Slipway.Tools.PythonIndex;

/// <summary>The store's folder of partial files, and who may write which.</summary>
internal static class PartialFiles
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>The folder. It lies on the file system of the blobs.</summary>
    public static string FolderOf(ContentStore store) => Path.Combine(store.Root, "partial");

    /// <summary>What there is of a file, or would be.</summary>
    public static string PathOf(ContentStore store, Digest digest) => Path.Combine(FolderOf(store), digest.Hex);

    /// <summary>
    /// Waits until nobody else fetches a file. Locks are files that are never deleted, so that nobody can hold one that is gone; one stands for a 4096th of all
    /// digests. The system frees the lock of a killed process.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="digest">The file.</param>
    /// <param name="size">Its bytes; an entry of another length is a damaged one, and none. Null where nobody said.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The lock; null where the store has the file by then.</returns>
    /// <exception cref="SlipwayException">SLP528: the folder cannot be written.</exception>
    public static async Task<FileStream?> LockAsync(ContentStore store, Digest digest, long? size, CancellationToken cancellation)
    {
        while (true)
        {
            var held = TryLock(store, digest);
            if (held is not null && !IsThere())
                return held;
            held?.Dispose();
            if (IsThere())
                return null;
            await Task.Delay(Pause, cancellation);
        }

        bool IsThere() => store.Has(digest, size);
    }

    /// <summary>Deletes what there is of a file, unless somebody else is fetching it.</summary>
    public static void Forget(ContentStore store, Digest digest)
    {
        using var held = TryLock(store, digest);
        if (held is null)
            return;
        Delete(PathOf(store, digest));
        Delete($"{PathOf(store, digest)}.source");
    }

    /// <summary>Deletes partial files that nobody took up for a week.</summary>
    public static void Sweep(ContentStore store)
    {
        var folder = new DirectoryInfo(FolderOf(store));
        if (!folder.Exists)
            return;
        foreach (var file in folder.EnumerateFiles().Where(file => file.LastWriteTimeUtc < DateTime.UtcNow - Kept))
            Delete(file.FullName);
    }

    /// <summary>Deletes a file if it can be; one that stays is swept later.</summary>
    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A disk that has become read-only: it is said by whatever is written next.
        }
    }

    /// <summary>What a failure to write means.</summary>
    public static SlipwayException Trouble(Exception e, string path, long needed) =>
        e is IOException full && DiskSpace.IsFull(full)
            ? DiskSpace.Full(path, needed, full)
            : new SlipwayException(FetchProblems.CannotWrite(path, e.Message), e);

    private static FileStream? TryLock(ContentStore store, Digest digest)
    {
        var folder = Path.Combine(FolderOf(store), "locks");
        var path = Path.Combine(folder, digest.Hex[..3]);
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException e) when (HeldFile.Is(e))
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Trouble(e, path, 0);
        }
    }
}
