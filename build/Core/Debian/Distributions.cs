using System.Text;
using System.Text.RegularExpressions;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>Finds the Python distributions in a set of unpacked packages.</summary>
public static partial class Distributions
{
    /// <summary>Where modules lie in packages: <c>usr/lib/python3/dist-packages/</c>, or with a minor version.</summary>
    [GeneratedRegex("^usr/lib/python3(\\.[0-9]+)?/dist-packages/")]
    public static partial Regex Folder();

    /// <summary>All distributions, sorted by name. Packages without modules are passed over.</summary>
    /// <param name="debs">Unpacked packages.</param>
    /// <exception cref="SlipwayException">SLP456: packages with modules that belong to no distribution, or that have several; all together.</exception>
    public static IReadOnlyList<Distribution> Find(IReadOnlyList<DebContents> debs)
    {
        var problems = new List<Problem>();
        var distributions = new List<Distribution>();
        var companions = new List<(string Distribution, DebContents Deb)>();
        foreach (var deb in debs)
        {
            var found = deb.Entries.Select(e => Metadata(deb, e)).OfType<Distribution>().ToList();
            if (found.Count == 1)
                distributions.Add(found[0]);
            else if (found.Count == 0 && DebianRecipes.CompanionOf(deb.Package.Name) is { } distribution)
                companions.Add((distribution, deb));
            else if (HasModules(deb))
                problems.Add(DebianProblems.NotOneDistribution(deb.Package.Name, [.. found.Select(d => d.Name)]));
        }
        foreach (var orphan in companions.Where(c => HasModules(c.Deb) && distributions.All(d => d.Name != c.Distribution)))
            problems.Add(DebianProblems.NotOneDistribution(orphan.Deb.Package.Name, []));
        if (problems.Count > 0)
            throw new SlipwayException(problems);
        return
        [
            .. distributions
                .Select(d => d with { Debs = [.. d.Debs, .. companions.Where(c => c.Distribution == d.Name).Select(c => c.Deb)] })
                .OrderBy(d => d.Name, StringComparer.Ordinal),
        ];
    }

    private static bool HasModules(DebContents deb) => deb.Entries.Any(e => e.Kind != EntryKind.Directory && Folder().IsMatch(e.Path));

    private static Distribution? Metadata(DebContents deb, DebEntry entry)
    {
        var match = Folder().Match(entry.Path);
        if (!match.Success || entry.Kind != EntryKind.File)
            return null;
        var inside = entry.Path[match.Length..];
        var slash = inside.IndexOf('/', StringComparison.Ordinal);
        var top = slash < 0 ? inside : inside[..slash];
        var isMetadata =
            slash < 0 ? top.EndsWith(".egg-info", StringComparison.Ordinal)
            : top.EndsWith(".dist-info", StringComparison.Ordinal) ? inside[(slash + 1)..] == "METADATA"
            : top.EndsWith(".egg-info", StringComparison.Ordinal) && inside[(slash + 1)..] == "PKG-INFO";
        if (!isMetadata || CoreMetadata.Read(Encoding.UTF8.GetString(deb.ReadAll(entry))) is not { } metadata)
            return null;
        var folder = entry.Path[..match.Length] + top;
        var requires = deb.Entries.FirstOrDefault(e => e.Kind == EntryKind.File && e.Path == $"{folder}/requires.txt");
        return new Distribution(requires is null ? metadata : metadata.WithRequires(Encoding.UTF8.GetString(deb.ReadAll(requires))), folder, [deb]);
    }
}
