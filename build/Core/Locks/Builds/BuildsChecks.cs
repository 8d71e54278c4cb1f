namespace Slipway.Core.Locks.Builds;

/// <summary>Whether a lock of build requirements fits its lock. Needs no network.</summary>
public static class BuildsChecks
{
    /// <summary>What is wrong, one sentence each; empty where nothing is.</summary>
    /// <param name="wheels">The lock.</param>
    /// <param name="builds">Its build requirements; null where there are none.</param>
    /// <param name="settings">builds.json, by package.</param>
    public static IReadOnlyList<string> Run(LockFile wheels, BuildsLock? builds, IReadOnlyDictionary<string, BuildSettings> settings)
    {
        var sources = wheels.Packages.Where(x => x.IsSdist).ToList();
        if (builds is null)
            return [.. sources.Select(x => $"{x.File} has none")];
        var wrong = new List<string>();
        if (builds.Target.ToString() != wheels.Target.ToString())
            wrong.Add($"it is for {builds.Target}");
        foreach (var source in sources)
        {
            if (builds.Of(source) is not { } build)
                wrong.Add($"{source.File} has none");
            else if (settings.GetValueOrDefault(source.NormalizedName)?.Requires.FirstOrDefault(x => !build.Requires.Contains(x)) is { } more)
                wrong.Add($"{source.NormalizedName} is built without '{more}', which {BuildsFile.Name} names");
        }
        foreach (var build in builds.Builds.Where(x => !sources.Any(y => y.NormalizedName == x.Name && y.Hash == x.Source)))
            wrong.Add($"{build.Name} {build.Version} is no source archive of the lock");
        return wrong;
    }
}
