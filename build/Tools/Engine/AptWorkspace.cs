using System.Text.RegularExpressions;
using Slipway.Core.Diagnostics;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Engine;

/// <summary>A package that apt would take.</summary>
/// <param name="Name">Package.</param>
/// <param name="Version">Version.</param>
/// <param name="Hash">Its digest as the signed index says, such as <c>SHA256:...</c>.</param>
public sealed record AptPick(string Name, string Version, string Hash);

/// <summary>
/// The machine's apt with sources, lists and caches of our own: it resolves against what is installed, so that only what is missing is fetched, and changes nothing of the system.
/// Packages of a suite other than the release's are taken only where they are named <c>PACKAGE/SUITE</c>.
/// </summary>
/// <param name="folder">A folder of its own.</param>
public sealed partial class AptWorkspace(string folder)
{
    /// <summary>Writes the sources and fetches their indices.</summary>
    /// <param name="release">The release's own suites.</param>
    /// <param name="extra">A further suite, pinned low; null for none.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Empty, or the end of what apt said where an index cannot be had.</returns>
    public async Task<string> UpdateAsync(IReadOnlyList<AptSource> release, AptSource? extra, CancellationToken cancellation)
    {
        foreach (var sub in (string[])["lists/partial", "cache/archives/partial"])
            Directory.CreateDirectory(Path.Combine(folder, sub));
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "sources.list"),
            release.Concat(extra is null ? [] : [extra]).Select(s => s.ToString()),
            cancellation
        );
        await File.WriteAllTextAsync(
            Path.Combine(folder, "preferences"),
            extra is null ? "" : $"{Pin("a", extra.Suite)}\n{Pin("n", extra.Suite)}",
            cancellation
        );
        // An index that cannot be had is only a warning to apt: ask it to take it seriously.
        var update = await ProcessRunner.RunAsync(Apt("apt-get", "update", "-q", "--error-on=any"), null, cancellation);
        return update.ExitCode == 0 ? "" : update.LastLines(6);
    }

    /// <summary>Versions of a package by suite, the newest first; empty where no suite has it.</summary>
    /// <param name="package">Its name.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<(string Suite, string Version)>> VersionsAsync(string package, CancellationToken cancellation)
    {
        var answer = await ProcessRunner.RunAsync(Apt("apt-cache", "madison", package), null, cancellation);
        return
        [
            .. answer
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
                .Where(fields => fields.Length == 3 && fields[2].Contains(" Packages", StringComparison.Ordinal))
                .Select(fields => (fields[2].Split(' ')[1].Split('/')[0], fields[1])),
        ];
    }

    /// <summary>What would have to be fetched to have these packages run on this system.</summary>
    /// <param name="packages">Names, or <c>NAME/SUITE</c>.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The packages; or null with apt's reason where there is no way.</returns>
    public async Task<(IReadOnlyList<AptPick>? Picks, string Reason)> ResolveAsync(IReadOnlyList<string> packages, CancellationToken cancellation)
    {
        var answer = await ProcessRunner.RunAsync(
            Apt("apt-get", ["install", "-qq", "-y", "--print-uris", "--reinstall", "--allow-downgrades", "--no-install-recommends", .. packages]),
            null,
            cancellation
        );
        if (answer.ExitCode != 0)
            return (null, answer.LastLines(3).ReplaceLineEndings(" "));
        var picks =
            from line in answer.Output.Split('\n')
            where line.StartsWith('\'')
            let fields = line.Split(' ')
            let file = fields[1].Split('_')
            select new AptPick(file[0], Uri.UnescapeDataString(file[1]), fields.ElementAtOrDefault(3) ?? "");
        return ([.. picks], "");
    }

    /// <summary>Fetches packages into a folder; apt checks each against the signed index.</summary>
    /// <param name="picks">Which.</param>
    /// <param name="target">An existing folder.</param>
    /// <param name="onLine">Called for each line that apt prints.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP416.</exception>
    public async Task DownloadAsync(IReadOnlyList<AptPick> picks, string target, Action<string>? onLine, CancellationToken cancellation)
    {
        var command = Apt("apt-get", ["download", "-q", .. picks.Select(p => $"{p.Name}={p.Version}")]) with { WorkingDirectory = target };
        var result = await ProcessRunner.RunAsync(command, onLine, cancellation);
        if (result.ExitCode != 0)
            throw new SlipwayException(EngineProblems.PackagesUnreachable(command.ToString(), result.LastLines(8)));
    }

    /// <summary>The suites whose Release file apt refused because it is past its Valid-Until date.</summary>
    /// <param name="said">What apt said.</param>
    public static IReadOnlyList<string> ExpiredSuites(string said) =>
        [.. Expired().Matches(said).Select(match => match.Groups["suite"].Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex("/dists/(?<suite>[^ ]+)/(In)?Release is expired", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Expired();

    private Command Apt(string program, params IReadOnlyList<string> arguments)
    {
        string[] settings =
        [
            $"Dir::Etc::SourceList={folder}/sources.list",
            "Dir::Etc::SourceParts=/dev/null",
            $"Dir::Etc::Preferences={folder}/preferences",
            "Dir::Etc::PreferencesParts=/dev/null",
            $"Dir::State::Lists={folder}/lists",
            $"Dir::Cache={folder}/cache",
            "Acquire::Languages=none",
            "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false",
            "Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled=false",
            "Acquire::Retries=2",
            "Acquire::ForceHash=SHA256",
            "APT::Sandbox::User=root",
            // Nothing is installed, so the system's package lock is none of our business.
            "Debug::NoLocking=true",
        ];
        return new Command(program, [.. settings.SelectMany(s => (string[])["-o", s]), .. arguments])
        {
            Environment = new Dictionary<string, string?> { ["LC_ALL"] = "C.UTF-8", ["DEBIAN_FRONTEND"] = "noninteractive" },
        };
    }

    private static string Pin(string field, string suite) => $"Package: *\nPin: release {field}={suite}\nPin-Priority: 100\n";
}
