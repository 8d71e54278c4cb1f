using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Index;
using Slipway.Tools;
using Slipway.Tools.PythonIndex;

namespace Slipway.Bench.Wheels;

/// <summary>What is measured, in a process of its own: seconds, seconds of processor, largest resident megabytes.</summary>
public static class WheelWork
{
    private const int Parallel = 8;

    // The build is compiled ahead; this is not, and a few small files see to it first.
    private const int WarmUp = 5;

    public static Task<int> FetchAsync(string folder, string home, string index)
    {
        var packages = SyntheticWheels.Read(folder);
        var indexes = new IndexSet([PublicIndex.At(index)]);
        return MeasureAsync(() => FetchAsync(packages.TakeLast(WarmUp), Path.Combine(home, "warm")), () => FetchAsync(packages, Path.Combine(home, "cold")));

        Task FetchAsync(IEnumerable<LockedPackage> some, string into) =>
            new WheelFetching(new SlipwayHome(into), new IndexOptions()) { Parallel = Parallel }.FetchAsync([.. some], indexes);
    }

    /// <summary>The floor of a disk: read, hash, write and sync, as many at a time, the largest first.</summary>
    public static Task<int> CopyAsync(string folder, string target) =>
        CopyAsync(
            folder,
            target,
            (package, ending) => Copy(package, Path.Combine(folder, "files", package.File), Path.Combine(target, package.Hash.Hex + ending))
        );

    /// <summary>The floor of the link: the same by plain requests.</summary>
    public static async Task<int> CopyOverLinkAsync(string folder, string target, string index)
    {
        using var link = new LinkCopy(new Uri(index), target);
        return await CopyAsync(folder, target, link.Copy);
    }

    private static Task<int> CopyAsync(string folder, string target, Action<LockedPackage, string> copy)
    {
        var packages = SyntheticWheels.Read(folder);
        Directory.CreateDirectory(target);
        // Whoever copies waits for the disk: there must be a thread for each, or the pool is what is measured.
        ThreadPool.SetMinThreads(Parallel + 2, Parallel + 2);
        return MeasureAsync(() => CopyAsync(packages.TakeLast(WarmUp), ".warm"), () => CopyAsync(packages, ""));

        Task CopyAsync(IEnumerable<LockedPackage> some, string ending) =>
            Task.Run(() =>
                System.Threading.Tasks.Parallel.ForEach(
                    some.OrderByDescending(package => package.Size),
                    new ParallelOptions { MaxDegreeOfParallelism = Parallel },
                    package => copy(package, ending)
                )
            );
    }

    private static void Copy(LockedPackage package, string from, string to)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var buffer = new byte[1 << 17];
        int read;
        while ((read = source.Read(buffer)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            target.Write(buffer, 0, read);
        }
        target.Flush(flushToDisk: true);
        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != package.Hash.Hex)
            throw new InvalidDataException(package.File);
    }

    public static async Task<int> MeasureAsync(Func<Task> first, Func<Task> work)
    {
        await first();
        using var process = Process.GetCurrentProcess();
        var (clock, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        await work();
        var wall = clock.Elapsed.TotalSeconds;
        process.Refresh();
        var line = File.ReadLines("/proc/self/status").First(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
        var peak = long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Trim(), CultureInfo.InvariantCulture) / 1000.0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{wall:0.000} {(process.TotalProcessorTime - before).TotalSeconds:0.000} {peak:0}"));
        return 0;
    }
}
