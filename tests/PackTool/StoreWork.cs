using System.Globalization;
using Slipway.Core.Images;
using Slipway.Core.Store;
using Slipway.Tests;
using Slipway.Tools.Store;

namespace Slipway.PackTool;

/// <summary>What runs do with a store, one thing at a time.</summary>
internal static class StoreWork
{
    private const int Size = 4 << 20;

    /// <summary>Adds 4 MB of each seed, as a download would come.</summary>
    public static async Task<int> AddAsync(ContentStore store, string[] seeds)
    {
        Console.WriteLine($"swept {TemporaryFiles.Sweep(store)}");
        foreach (var seed in seeds)
        {
            var bytes = SyntheticLayer.Content(int.Parse(seed, CultureInfo.InvariantCulture), Size);
            var (digest, _) = await store.AddAsync(new MemoryStream(bytes), Digest.Of(bytes), seed);
            Console.WriteLine($"added {digest}");
        }
        return 0;
    }

    /// <summary>Uses entries, says so, and stays until it is killed.</summary>
    public static int Use(ContentStore store, string[] digests)
    {
        Has(store, digests);
        Console.WriteLine("using");
        Thread.Sleep(TimeSpan.FromMinutes(5));
        return 0;
    }

    public static int Has(ContentStore store, string[] digests)
    {
        foreach (var digest in digests)
            Console.WriteLine($"has {store.Has(Digest.Parse(digest))}");
        return 0;
    }

    public static int Tidy(ContentStore store, StoreLimit limit)
    {
        var tidied = new StoreTidying(store).Tidy(limit);
        Console.WriteLine($"evicted {tidied.Evicted} {tidied.EvictedBytes}");
        if (tidied.Warning is { } warning)
            Console.WriteLine(warning);
        return 0;
    }

    public static async Task<int> CheckAsync(ContentStore store)
    {
        var result = await new StoreCheck(store).RunAsync();
        Console.WriteLine($"checked {result.Entries} {result.Bytes}");
        foreach (var problem in result.Damaged)
            Console.WriteLine(problem);
        return 0;
    }

    /// <summary>Begins with a line, since starting takes longer than exporting.</summary>
    public static int Export(ContentStore store, string output, string locked)
    {
        Console.WriteLine("exporting");
        var result = new WheelExport(store).Write(output, Path.GetFileName(locked), File.ReadAllBytes(locked));
        Console.WriteLine($"added {result.Added} found {result.Found}");
        return 0;
    }
}
