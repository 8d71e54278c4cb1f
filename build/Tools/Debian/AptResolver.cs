using System.Globalization;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Debian;

/// <summary>Lets the machine's apt choose the closure of some packages, from signed indices, for any architecture. Nothing is installed.</summary>
/// <param name="home">Where the private indices are kept.</param>
/// <param name="archive">Mirrors, tried in order.</param>
/// <param name="proxy">An http proxy, or null.</param>
/// <param name="clock">Tells how old the indices are.</param>
public sealed class AptResolver(SlipwayHome home, DebianArchive archive, Uri? proxy = null, TimeProvider? clock = null)
{
    /// <summary>Resolves names to a closure without recommended packages.</summary>
    /// <param name="suites">Where packages are taken of.</param>
    /// <param name="architecture">The architecture whose packages are meant where none is named.</param>
    /// <param name="names">Packages; <c>name:arch</c> for a foreign one, <c>name/suite</c> for one of another suite.</param>
    /// <param name="oldest">Indices are brought up to date when they are older than this.</param>
    /// <param name="foreign">Further architectures.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP451 no mirror answers, SLP452 packages that the suites lack (all together), SLP453 unmet dependencies, SLP463 wrong keys.</exception>
    public Task<Closure> ResolveAsync(
        DebianSuites suites,
        string architecture,
        IReadOnlyList<string> names,
        TimeSpan oldest,
        IReadOnlyList<string>? foreign = null,
        CancellationToken cancellation = default
    ) => AskAsync(["install", "-y", "--no-install-recommends"], suites, architecture, names, oldest, foreign ?? [], cancellation);

    /// <summary>Pins the named packages alone, without anything that they depend on.</summary>
    /// <param name="suites">Where packages are taken of.</param>
    /// <param name="architecture">The architecture whose packages are meant where none is named.</param>
    /// <param name="names">Packages; <c>name:arch</c> for a foreign one, <c>name/suite</c> for one of another suite.</param>
    /// <param name="oldest">Indices are brought up to date when they are older than this.</param>
    /// <param name="foreign">Further architectures.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">As for <see cref="ResolveAsync"/>.</exception>
    public Task<Closure> PinAsync(
        DebianSuites suites,
        string architecture,
        IReadOnlyList<string> names,
        TimeSpan oldest,
        IReadOnlyList<string>? foreign = null,
        CancellationToken cancellation = default
    ) => AskAsync(["download"], suites, architecture, names, oldest, foreign ?? [], cancellation);

    private async Task<Closure> AskAsync(
        IReadOnlyList<string> verb,
        DebianSuites suites,
        string architecture,
        IReadOnlyList<string> names,
        TimeSpan oldest,
        IReadOnlyList<string> foreign,
        CancellationToken cancellation
    )
    {
        var problems = new List<Problem>();
        var usable =
            archive.Security.Count > 0
                ? suites
                : suites with
                {
                    Additions = [.. suites.Additions.Where(s => !s.EndsWith("-security", StringComparison.Ordinal))],
                };
        foreach (var mirror in archive.Main)
        {
            var (left, notes) = (usable, new List<string>());
            while (true)
            {
                var folder = new AptFolder(home, archive, mirror, left, architecture, foreign, proxy);
                await using var held = await FolderLock.HoldAsync(folder.Lock, cancellation);
                if (await UpdateAsync(folder, oldest, notes, cancellation) is not { } failure)
                    return await ChooseAsync(folder, [.. verb, "--print-uris", .. names], left, architecture, notes, cancellation);
                var absent = AptMessages.MissingSuites(failure).Intersect(left.Additions, StringComparer.Ordinal).ToList();
                if (absent.Count == 0)
                {
                    problems.Add(AptMessages.UpdateFailed(failure, archive, mirror));
                    break;
                }
                notes.AddRange(absent.Select(suite => $"the mirror {mirror} has no suite '{suite}': packages are taken without it"));
                left = left with { Additions = [.. left.Additions.Except(absent, StringComparer.Ordinal)] };
            }
        }
        throw new SlipwayException(problems);
    }

    /// <summary>Null when the indices are fresh enough now, else what apt said.</summary>
    private async Task<string?> UpdateAsync(AptFolder folder, TimeSpan oldest, List<string> notes, CancellationToken cancellation)
    {
        var now = (clock ?? TimeProvider.System).GetUtcNow().UtcDateTime;
        if (File.Exists(folder.Stamp) && now - File.GetLastWriteTimeUtc(folder.Stamp) < oldest)
            return null;
        var result = await RunAsync(folder, "apt-get", ["update"], cancellation);
        var text = result.Output + result.Error;
        if (result.ExitCode != 0 && AptMessages.IsExpired(text))
        {
            notes.Add("an index of the mirror is past its date of validity; its signature was checked, and it is used");
            result = await RunAsync(folder, "apt-get", ["update", "-o", "Acquire::Check-Valid-Until=false"], cancellation);
            text = result.Output + result.Error;
        }
        if (result.ExitCode != 0)
            return text;
        await File.WriteAllTextAsync(folder.Stamp, "", cancellation);
        File.SetLastWriteTimeUtc(folder.Stamp, now);
        return null;
    }

    private static async Task<Closure> ChooseAsync(
        AptFolder folder,
        IReadOnlyList<string> question,
        DebianSuites suites,
        string architecture,
        List<string> notes,
        CancellationToken cancellation
    )
    {
        var chosen = await RunAsync(folder, "apt-get", question, cancellation);
        if (chosen.ExitCode != 0)
            throw new SlipwayException(await WhyAsync(folder, suites, chosen.Output + chosen.Error, cancellation));
        var files = chosen
            .Output.Split('\n')
            .Where(line => line.StartsWith('\''))
            .Select(line => Uri.UnescapeDataString(line.Split(' ')[1]))
            .Select(file => file[..^4].Split('_'))
            .ToList();
        var shown = (
            await RunAsync(folder, "apt-cache", ["show", .. files.Select(f => f[2] == "all" ? $"{f[0]}={f[1]}" : $"{f[0]}:{f[2]}={f[1]}")], cancellation)
        ).OrThrow();
        var records = ControlParagraph
            .ReadAll(new StringReader(shown.Output))
            .GroupBy(p => (p["Package"], p["Version"], p["Architecture"]))
            .ToDictionary(g => g.Key, g => g.First());
        var packages = files
            .Select(f => Package(records[(f[0], f[1], f[2])]))
            .OrderBy(p => p.Package.Name, StringComparer.Ordinal)
            .ThenBy(p => p.Package.Architecture == architecture ? "" : p.Package.Architecture, StringComparer.Ordinal);
        return new Closure(suites.Release, Snapshot(folder, suites), [.. packages], notes);
    }

    private static async Task<IReadOnlyList<Problem>> WhyAsync(AptFolder folder, DebianSuites suites, string text, CancellationToken cancellation)
    {
        var where = suites.Shown;
        var missing = AptMessages.MissingPackages(text);
        if (missing.Count == 0)
            return
            [
                DebianProblems.NotInstallable(
                    where,
                    string.Join(
                        '\n',
                        text.Split('\n')
                            .SkipWhile(l => !l.Contains("unmet dependencies", StringComparison.Ordinal) && !l.StartsWith("E: ", StringComparison.Ordinal))
                    )
                ),
            ];
        var known = (await RunAsync(folder, "apt-cache", ["pkgnames"], cancellation)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. missing.Select(name => DebianProblems.PackageMissing(name, where, Closest.To(name, known)))];
    }

    private static ResolvedPackage Package(ControlParagraph p) =>
        new(
            new DebPackage(
                p["Package"],
                p["Version"],
                p["Architecture"],
                p["Filename"],
                long.Parse(p["Size"], CultureInfo.InvariantCulture),
                Digest.Parse(p["SHA256"])
            ),
            p["Source"].Length > 0 ? p["Source"].Split(' ')[0] : p["Package"],
            [.. Dependencies.Parse(p["Pre-Depends"]), .. Dependencies.Parse(p["Depends"])],
            [.. Dependencies.Parse(p["Provides"]).SelectMany(x => x)]
        );

    private static string Snapshot(AptFolder folder, DebianSuites suites)
    {
        var releases = folder
            .ReleaseFiles.SelectMany(file => ControlParagraph.ReadAll(new StringReader(File.ReadAllText(file))))
            .Where(p => p["Codename"].Length > 0)
            .ToList();
        return string.Join(
            "; ",
            suites
                .All.Select(suite => releases.FirstOrDefault(p => p["Codename"] == suite))
                .OfType<ControlParagraph>()
                .Select(p => $"{p["Codename"]}{(p["Version"].Length > 0 ? " " + p["Version"] : "")} of {p["Date"]}")
        );
    }

    private static Task<CommandResult> RunAsync(AptFolder folder, string program, IReadOnlyList<string> arguments, CancellationToken cancellation) =>
        ProcessRunner.RunAsync(new Command(program, arguments) { Environment = folder.Environment }, null, cancellation);
}
