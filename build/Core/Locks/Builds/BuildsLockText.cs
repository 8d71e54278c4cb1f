using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Core.Locks.Builds;

/// <summary>
/// The text form of a <see cref="BuildsLock"/>: head lines, then for each source archive a line <c># build: NAME==VERSION sha256:HEX</c>, a line <c># requires: A; B</c> and the
/// lines of what it is built with, in the form that locks have.
/// </summary>
public static class BuildsLockText
{
    /// <summary>The first line.</summary>
    public const string Format = "# slipway-builds 1";

    private const string Target = "# target: ";
    private const string Resolver = "# resolver: ";
    private const string Build = "# build: ";
    private const string Requires = "# requires: ";

    /// <summary>Writes a lock; reading it back gives the same text.</summary>
    /// <param name="builds">The lock.</param>
    public static string Write(BuildsLock builds)
    {
        var text = new StringBuilder();
        text.Append($"{Format}\n{Target}{builds.Target}\n{Resolver}{builds.Resolver}\n");
        foreach (var build in builds.Builds)
        {
            text.Append($"{Build}{build.Name}=={build.Version} {build.Source}\n{Requires}{string.Join(" ;; ", build.Requires)}\n");
            foreach (var package in build.Packages)
                text.Append(package).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Reads a lock.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="path">Its path as the user knows it.</param>
    /// <exception cref="SlipwayException">SLP573, and SLP204 to SLP210 for lines of packages: all mistakes together.</exception>
    public static BuildsLock Read(string text, string path)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var (problems, builds, packages) = (new List<Problem>(), new List<LockedBuild>(), new List<LockedPackage>());
        var (target, resolver) = ((LockTarget?)null, "");
        if (lines is not [Format, .., ""])
            throw new SlipwayException(CompileProblems.BadBuilds($"{path}:1", $"it does not begin with '{Format}' or does not end with a line feed"));
        for (var i = 1; i < lines.Length - 1; i++)
        {
            var (line, place) = (lines[i], new LockPlace(path, i + 1));
            if (line.StartsWith(Target, StringComparison.Ordinal))
                target = LockTarget.TryParse(line[Target.Length..]);
            else if (line.StartsWith(Resolver, StringComparison.Ordinal))
                resolver = line[Resolver.Length..];
            else if (line.StartsWith(Build, StringComparison.Ordinal) && Begun(line[Build.Length..], packages = []) is { } build)
                builds.Add(build);
            else if (line.StartsWith(Requires, StringComparison.Ordinal) && builds.Count > 0)
                builds[^1] = builds[^1] with { Requires = [.. line[Requires.Length..].Split(" ;; ", StringSplitOptions.RemoveEmptyEntries)] };
            else if (builds.Count > 0 && !line.StartsWith('#') && LockLine.Read(line, place, problems) is { } package)
                packages.Add(package.Package);
            else if (problems.Count == 0 || line.StartsWith('#'))
                problems.Add(CompileProblems.BadBuilds(place.ToString(), $"'{Printable.Of(line, 120)}' is no line of it"));
        }
        if (target?.WheelTarget is null)
            problems.Add(CompileProblems.BadBuilds(path, "its head names no target"));
        problems.AddRange(
            builds.SelectMany(x => x.Packages).Where(x => x.IsSdist).Select(x => CompileProblems.BadBuilds(path, $"{x.File} is a source archive"))
        );
        return problems.Count > 0 ? throw new SlipwayException(problems) : new BuildsLock(target!, resolver, builds);
    }

    private static LockedBuild? Begun(string line, List<LockedPackage> packages) =>
        line.Split(' ') is [var pin, var hash] && pin.Split("==") is [{ Length: > 0 } name, { Length: > 0 } version] && Digest.TryParse(hash, out var digest)
            ? new LockedBuild(name, version, digest, [], packages)
            : null;
}
