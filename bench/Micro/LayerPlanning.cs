using BenchmarkDotNet.Attributes;
using Slipway.Core.Layering;
using Slipway.Core.Locks;

namespace Slipway.Bench;

/// <summary>Which wheels of a large lock share a layer: planned from nothing, and with the plan of the lock before, of which three packages moved.</summary>
[MemoryDiagnoser]
[MinColumn]
public class LayerPlanning
{
    private LockFile _lock = null!;
    private LockFile _moved = null!;
    private StoredLayerPlan _before = null!;

    [GlobalSetup]
    public void Read()
    {
        _lock = LargeLock.Of(300);
        _moved = _lock with { Packages = [.. _lock.Packages.Select((x, i) => i % 100 == 7 ? x with { Version = "99.1" } : x)] };
        _before = Layering().Of(_lock, null).Stored;
    }

    [Benchmark]
    public int FromNothing300() => Layering().Of(_lock, null).Groups.Count;

    [Benchmark]
    public int AfterAChange300() => Layering().Of(_moved, _before).Groups.Count;

    private static LockLayering Layering() => new(null, () => []);
}
