using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Engine;

/// <summary>
/// The own engine's programs: the distribution's packages, unpacked (not installed) below the home. The release's own are taken where they are new enough,
/// else backports', testing's or sid's; whatever would need a newer C library than this system's is passed over, so runc usually stays the release's.
/// </summary>
/// <param name="folders">Where.</param>
/// <param name="say">One line at a time, for people.</param>
public sealed class EnginePackages(EngineFolders folders, Action<string> say)
{
    private static readonly string[] Named = ["docker.io", "containerd", "docker-buildx", "docker-cli", "tini-static"];

    private string Current => Path.Combine(folders.Packages, "current");

    /// <summary>The programs that are there already, or null. Costs a file read.</summary>
    public EnginePrograms? Find()
    {
        if (!File.Exists(Current))
            return null;
        var programs = new EnginePrograms(Path.Combine(folders.Packages, File.ReadAllText(Current).Trim()));
        return File.Exists(programs.Dockerd) ? programs : null;
    }

    /// <summary>The programs, fetched now where they are not there yet.</summary>
    /// <param name="cancellation">Ends it; nothing half-made stays.</param>
    /// <exception cref="SlipwayException">SLP415, SLP416 or SLP420.</exception>
    public async Task<EnginePrograms> ProvideAsync(CancellationToken cancellation)
    {
        if (Find() is { } there)
            return there;
        var distribution = Distribution.Read();
        var release = await AptTargets.ReadAsync(distribution.CodeName, cancellation);
        var main = release.FirstOrDefault(s => s.Suite == distribution.CodeName) ?? (release.Count > 0 ? release[0] : null);
        if (main is null)
            throw new SlipwayException(EngineProblems.CannotBring($"apt has no source of {distribution.PrettyName} itself"));
        var tried = new List<string>();
        foreach (var suite in distribution.FurtherSuites.Prepend(""))
        {
            if (await TrySuiteAsync(release, suite.Length == 0 ? null : main with { Suite = suite }, tried, cancellation) is { } programs)
                return programs;
        }
        throw new SlipwayException(EngineProblems.NoFittingPackages(tried, EngineFloors.Both));
    }

    private async Task<EnginePrograms?> TrySuiteAsync(IReadOnlyList<AptSource> release, AptSource? extra, List<string> tried, CancellationToken cancellation)
    {
        var name = extra?.Suite ?? release[0].Suite;
        var apt = new AptWorkspace(Path.Combine(folders.Root, "apt"));
        var trouble = await UpdateAsync(apt, release, extra, cancellation);
        if (trouble.Length > 0 && extra is null)
            throw new SlipwayException(EngineProblems.PackagesUnreachable("apt-get update", trouble));
        if (trouble.Length > 0)
            return Refuse(tried, name, "not on the mirror");
        var packages = new List<string>();
        foreach (var package in Named)
        {
            var (floor, versions) = (FloorOf(package), await apt.VersionsAsync(package, cancellation));
            var fitting = versions.Where(v => VersionNumber.IsAtLeast(VersionNumber.OfPackage(v.Version), floor)).ToList();
            if (fitting.Count == 0)
                return Refuse(tried, name, versions.Count == 0 ? $"no {package}" : $"{package} {versions[0].Version}");
            packages.Add(fitting.Exists(v => v.Suite != extra?.Suite) || extra is null ? package : $"{package}/{extra.Suite}");
        }
        var (picks, reason) = await apt.ResolveAsync([.. packages, "runc"], cancellation);
        if (picks is null)
            return Refuse(tried, name, reason);
        if (picks.Any(p => p.Name == "libc6"))
            return Refuse(tried, name, "needs a newer C library than this system has");
        return await FetchAsync(apt, name, picks, cancellation);
    }

    /// <summary>Fetches the indices; where a mirror lags behind and one is past its date, says so and takes it all the same: its signature still counts.</summary>
    private async Task<string> UpdateAsync(AptWorkspace apt, IReadOnlyList<AptSource> release, AptSource? extra, CancellationToken cancellation)
    {
        var trouble = await apt.UpdateAsync(release, extra, cancellation);
        var expired = AptWorkspace.ExpiredSuites(trouble);
        if (expired.Count == 0)
            return trouble;
        say($"engine: the mirror's index of {string.Join(", ", expired)} is past its date; its signature is checked, its date is not");
        return await apt.UpdateAsync([.. release.Select(Allow)], extra is null ? null : Allow(extra), cancellation);

        AptSource Allow(AptSource source) => source with { MayBeExpired = expired.Contains(source.Suite, StringComparer.Ordinal) };
    }

    private async Task<EnginePrograms> FetchAsync(AptWorkspace apt, string suite, IReadOnlyList<AptPick> picks, CancellationToken cancellation)
    {
        var ordered = picks.OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        var set = Digest.Of(string.Concat(ordered.Select(p => $"{p.Name} {p.Version} {p.Hash}\n"))).Abbreviated;
        say(
            $"engine: bringing {ordered.Count} packages of {suite}: {string.Join(", ", ordered.Where(p => Named.Contains(p.Name, StringComparer.Ordinal) || p.Name == "runc").Select(p => $"{p.Name} {p.Version}"))}"
        );
        Directory.CreateDirectory(folders.Packages);
        var aside = Directory.CreateDirectory(Path.Combine(folders.Packages, $".{set}-{Environment.ProcessId}"));
        try
        {
            var debs = aside.CreateSubdirectory("debs").FullName;
            var root = aside.CreateSubdirectory("root").FullName;
            await apt.DownloadAsync(ordered, debs, null, cancellation);
            await Parallel.ForEachAsync(
                Directory.EnumerateFiles(debs, "*.deb"),
                cancellation,
                async (deb, token) => (await ProcessRunner.RunAsync(new Command("dpkg-deb", "--extract", deb, root), null, token)).OrThrow()
            );
            await new EnginePrograms(root).CheckAsync(cancellation);
            var target = Path.Combine(folders.Packages, set);
            if (Directory.Exists(target))
                Directory.Delete(target, recursive: true);
            Directory.Move(root, target);
            await File.WriteAllTextAsync(Current + ".new", set, cancellation);
            File.Move(Current + ".new", Current, overwrite: true);
            return new EnginePrograms(target);
        }
        finally
        {
            aside.Delete(recursive: true);
        }
    }

    private static string FloorOf(string package) =>
        package switch
        {
            "docker.io" or "docker-cli" => EngineFloors.Engine,
            "docker-buildx" => EngineFloors.Buildx,
            "containerd" => "1.7",
            _ => "0",
        };

    private static EnginePrograms? Refuse(List<string> tried, string suite, string reason)
    {
        tried.Add($"{suite}: {reason}");
        return null;
    }
}
