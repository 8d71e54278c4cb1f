using BenchmarkDotNet.Attributes;
using Slipway.Core.Locks;

namespace Slipway.Bench;

/// <summary>Reading and checking locks that lie in memory.</summary>
[MemoryDiagnoser]
[MinColumn]
public class LockReading
{
    private string _large = "";
    private string[] _committed = [];

    [GlobalSetup]
    public void Read()
    {
        _committed = [.. LargeLock.Committed()];
        _large = LockWriter.Write(LargeLock.Of(300));
    }

    [Benchmark]
    public LockFile Lock300() => LockReader.Read(_large, "large.txt");

    [Benchmark]
    public int CommittedLocks() => _committed.Sum(text => LockReader.Read(text, "committed.txt").Packages.Count);
}
