using System.Collections.Concurrent;
using System.Security.Cryptography;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Tools.Store;

/// <summary>What a check found.</summary>
/// <param name="Entries">Entries that were hashed.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Damaged">Each damaged entry: SLP520 where it was moved aside, SLP523 where that failed. Sorted by path.</param>
public sealed record StoreCheckResult(int Entries, long Bytes, IReadOnlyList<Problem> Damaged);

/// <summary>The full check: hashes every entry again. What is not what its name says is moved aside, so that it is made or fetched again.</summary>
/// <param name="store">The store.</param>
public sealed class StoreCheck(ContentStore store)
{
    /// <summary>Where damaged entries go, below the store.</summary>
    internal const string AsideFolder = "damaged";

    private readonly ConcurrentQueue<Problem> _damaged = new();
    private long _bytes;

    /// <summary>Checks as many entries at a time as there are cores, the largest first.</summary>
    /// <param name="advanced">Told how many bytes were hashed, and how many there are.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<StoreCheckResult> RunAsync(Action<long, long>? advanced = null, CancellationToken cancellation = default)
    {
        var files = Files(store.BlobFolder).Where(x => Digest.TryParse(x.Name, out _)).OrderByDescending(x => x.Length).ToList();
        var all = files.Sum(x => x.Length);
        var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        await Parallel.ForEachAsync(files, options, (file, stop) => CheckAsync(file, x => advanced?.Invoke(Interlocked.Add(ref _bytes, x), all), stop));
        var keys = Files(Path.Combine(store.Root, "keys"));
        foreach (var file in keys)
            CheckKey(file);
        return new StoreCheckResult(files.Count + keys.Count, all, [.. _damaged.OrderBy(x => x.Found, StringComparer.Ordinal)]);
    }

    private static List<FileInfo> Files(string folder) =>
        Directory.Exists(folder) ? [.. new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)] : [];

    private async ValueTask CheckAsync(FileInfo file, Action<long> advanced, CancellationToken cancellation)
    {
        try
        {
            var found = await HashAsync(file.FullName, advanced, cancellation);
            if (found.Hex != file.Name)
                MoveAside(file, $"its bytes have digest {found}");
        }
        catch (FileNotFoundException)
        {
            // Another run evicted it meanwhile.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            MoveAside(file, $"it cannot be read: {e.Message}");
        }
    }

    private static async Task<Digest> HashAsync(string path, Action<long> advanced, CancellationToken cancellation)
    {
        await using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 18];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            advanced(read);
        }
        return Digest.FromHash(hash.GetHashAndReset());
    }

    private void CheckKey(FileInfo file)
    {
        try
        {
            if (!KeyFiles.IsWhole(File.ReadAllBytes(file.FullName)))
                MoveAside(file, "its first line is not the digest of the rest");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            MoveAside(file, $"it cannot be read: {e.Message}");
        }
    }

    private void MoveAside(FileInfo file, string found)
    {
        var path = Path.GetRelativePath(store.Root, file.FullName);
        var aside = $"{AsideFolder}/{file.Name}";
        try
        {
            Directory.CreateDirectory(Path.Combine(store.Root, AsideFolder));
            File.Move(file.FullName, Path.Combine(store.Root, aside), overwrite: true);
            _damaged.Enqueue(StoreProblems.Damaged(path, found, aside));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _damaged.Enqueue(StoreProblems.DamagedForGood(path, found, e.Message));
        }
    }
}
