using Slipway.Core.Locks;

namespace Slipway.Bench;

/// <summary>A lock as large as benches want one, made of the project's largest.</summary>
internal static class LargeLock
{
    /// <summary>The texts of all committed locks of wheels.</summary>
    public static IEnumerable<string> Committed()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "global.json")))
            folder = folder.Parent!;
        return Directory
            .EnumerateFiles(Path.Combine(folder.FullName, "requirements/locks"), "*.txt", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".debs.txt", StringComparison.Ordinal))
            .Select(File.ReadAllText);
    }

    /// <summary>The largest lock, with packages of it once more under other names until it has enough.</summary>
    public static LockFile Of(int packages)
    {
        var read = LockReader.Read(Committed().MaxBy(text => text.Length)!, "largest.txt");
        var more = read
            .Packages.Where(package => package.File.StartsWith(package.Name + "-", StringComparison.Ordinal))
            .Take(packages - read.Packages.Count)
            .Select(package => package with { Name = $"zz{package.Name}", File = $"zz{package.File}" });
        var large = read with { Packages = [.. read.Packages, .. more] };
        return large.Packages.Count == packages ? large : throw new InvalidOperationException($"{large.Packages.Count} packages");
    }
}
