using BenchmarkDotNet.Attributes;
using Slipway.Core.Images;
using Slipway.Tools.Store;

namespace Slipway.Bench;

/// <summary>What a run asks of the store before it does anything: is every wheel of a lock there, whole by its size?</summary>
[MemoryDiagnoser]
[MinColumn]
public class StoreChecking
{
    private string _folder = "";
    private Digest[] _wheels = [];
    private string _alias = "";
    private ContentStore? _store;
    private ContentStore? _unused;

    [Params(300, 3000)]
    public int Wheels { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        _folder = Directory.CreateTempSubdirectory("slipway-bench-").FullName;
        _store = new ContentStore(_folder);
        _wheels = [.. Enumerable.Range(0, Wheels).Select(x => _store.Add(BitConverter.GetBytes(x)))];
    }

    [GlobalCleanup]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Benchmark]
    public int Check() => _wheels.Count(x => _store!.Has(x, sizeof(int)));

    /// <summary>The floor: one stat each and nothing else.</summary>
    [Benchmark(Baseline = true)]
    public int Stat() => _wheels.Count(x => File.Exists(_store!.PathOf(x)));

    /// <summary>The first check of a run, which also notes what it uses.</summary>
    [Benchmark]
    public int FirstCheck() => _wheels.Count(x => _unused!.Has(x, sizeof(int)));

    /// <summary>Another name of the folder: a store that this process has not used yet.</summary>
    [IterationSetup(Target = nameof(FirstCheck))]
    public void Open()
    {
        _alias = $"{_folder}-{Guid.NewGuid():n}";
        Directory.CreateSymbolicLink(_alias, _folder);
        _unused = new ContentStore(_alias);
    }

    [IterationCleanup(Target = nameof(FirstCheck))]
    public void Close() => Directory.Delete(_alias);
}
