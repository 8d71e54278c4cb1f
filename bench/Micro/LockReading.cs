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
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "global.json")))
            folder = folder.Parent!;
        var files = Directory
            .EnumerateFiles(Path.Combine(folder.FullName, "requirements/locks"), "*.txt", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".debs.txt", StringComparison.Ordinal));
        _committed = [.. files.Select(File.ReadAllText)];
        _large = Enlarge(_committed.MaxBy(text => text.Length)!, 300);
    }

    [Benchmark]
    public LockFile Lock300() => LockReader.Read(_large, "large.txt");

    [Benchmark]
    public int CommittedLocks() => _committed.Sum(text => LockReader.Read(text, "committed.txt").Packages.Count);

    /// <summary>The largest lock, with its last packages once more under other names until it has enough.</summary>
    private static string Enlarge(string text, int packages)
    {
        var read = LockReader.Read(text, "largest.txt");
        var more = read
            .Packages.Where(package => package.File.StartsWith(package.Name + "-", StringComparison.Ordinal))
            .Take(packages - read.Packages.Count)
            .Select(package => package with { Name = $"zz{package.Name}", File = $"zz{package.File}" });
        var large = read with { Packages = [.. read.Packages, .. more] };
        return large.Packages.Count == packages ? LockWriter.Write(large) : throw new InvalidOperationException($"{large.Packages.Count} packages");
    }
}
