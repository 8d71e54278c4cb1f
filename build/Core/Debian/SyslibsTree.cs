using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>What the syslibs layer has: entries, and which packages they are from.</summary>
/// <param name="Entries">Complete and sorted; without those of packages that have a layer of their own (<see cref="SyslibLayer"/>).</param>
/// <param name="Packages">Names of the packages that a library was taken of, sorted.</param>
/// <param name="Libraries">Name as needed, bytes, and who needs it first, largest library first.</param>
public sealed record Syslibs(IReadOnlyList<LayerEntry> Entries, IReadOnlyList<string> Packages, IReadOnlyList<Syslib> Libraries);

/// <summary>One library of the syslibs layer.</summary>
/// <param name="Soname">Name as needed.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Package">The package that it is from.</param>
/// <param name="NeededBy">What needs it.</param>
public sealed record Syslib(string Soname, long Size, string Package, IReadOnlyList<string> NeededBy);

/// <summary>
/// The syslibs layer: the libraries that wheels and the service's own code need beyond the base, unmodified, found by walking DT_NEEDED. Nothing is patched and no cache is
/// written: they lie in the loader's own folder.
/// </summary>
public static class SyslibsTree
{
    /// <summary>The layer where nothing is needed beyond the base; null where packages have to be walked to know.</summary>
    /// <param name="sources">Shared objects of wheels and of the service.</param>
    /// <param name="baseNames">File names of the libraries that the base has.</param>
    /// <param name="platform">Whom all objects must be for.</param>
    /// <param name="extras">Names of libraries that are opened by name at run time.</param>
    public static Syslibs? OfBase(IReadOnlyList<ElfSource> sources, IReadOnlySet<string> baseNames, Platform platform, IReadOnlyList<string> extras) =>
        extras.All(baseNames.Contains) && sources.All(x => (x.Machine ?? platform.ElfMachine) == platform.ElfMachine && x.Needed.All(baseNames.Contains))
            ? new Syslibs(LayerFolders.Complete([]), [], [])
            : null;

    /// <summary>Walks from the given shared objects.</summary>
    /// <param name="sources">Shared objects of wheels and of the service.</param>
    /// <param name="libraries">Packages to take libraries of.</param>
    /// <param name="baseNames">File names of the libraries that the base has.</param>
    /// <param name="platform">Objects of another machine are refused as unresolved.</param>
    /// <param name="extras">Names of libraries that are opened by name at run time, which no DT_NEEDED shows.</param>
    /// <exception cref="SlipwayException">SLP457: names that are in none of the packages, all together.</exception>
    public static Syslibs Walk(
        IReadOnlyList<ElfSource> sources,
        DebTree libraries,
        IReadOnlySet<string> baseNames,
        Platform platform,
        IReadOnlyList<string> extras
    )
    {
        var folders = new LibraryFolders(libraries, platform);
        var found = new SortedDictionary<string, (DebNode Named, DebNode Real, List<string> NeededBy)>(StringComparer.Ordinal);
        var missing = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var open = new Queue<(string Soname, string By)>(extras.Select(name => (name, "opened by name at run time")));
        foreach (var source in sources)
        {
            if (source.Machine is { } machine && machine != platform.ElfMachine)
                missing.TryAdd(source.Name, $"it is for ELF machine {machine}, not {platform.ElfMachine}");
            else
                Enqueue(open, source);
        }
        while (open.TryDequeue(out var next))
        {
            if (baseNames.Contains(next.Soname))
                continue;
            if (found.TryGetValue(next.Soname, out var there))
                there.NeededBy.Add(next.By);
            else if (folders.Find(next.Soname) is { } node && libraries.Resolve(node.Path) is { Entry.Kind: EntryKind.File } real)
            {
                found[next.Soname] = (node, real, [next.By]);
                using var content = real.Deb.Open(real.Entry);
                Enqueue(open, ElfSource.Read(next.Soname, content));
            }
            else
                missing.TryAdd(next.Soname, next.By);
        }
        return missing.Count > 0
            ? throw new SlipwayException(DebianProblems.LibrariesUnresolved(missing, SyslibLayer.Common))
            : Result(found, folders, libraries);
    }

    private static void Enqueue(Queue<(string, string)> open, ElfSource source)
    {
        foreach (var name in source.Needed)
            open.Enqueue((name, source.Name));
    }

    private static Syslibs Result(SortedDictionary<string, (DebNode Named, DebNode Real, List<string> NeededBy)> found, LibraryFolders folders, DebTree tree)
    {
        var common = found.Where(x => SyslibLayer.Of(x.Value.Real.Deb.Package.Name) is null).ToList();
        var entries = new List<LayerEntry>();
        foreach (var (soname, (_, real, _)) in common)
        {
            var file = real.Path[(real.Path.LastIndexOf('/') + 1)..];
            entries.Add(real.At($"{folders.Folder}/{file}"));
            if (file != soname)
                entries.Add(LayerEntry.Symlink($"{folders.Folder}/{soname}", file));
        }
        var kept = common.SelectMany(x => new[] { x.Value.Named.Path, x.Value.Real.Path }).ToHashSet(StringComparer.Ordinal);
        foreach (var deb in Debs(common.Select(x => x.Value.Real)))
            entries.AddRange(PackageStatus.WithLicence(deb, tree, kept));
        return new Syslibs(
            LayerFolders.Complete(entries),
            [.. Debs(found.Values.Select(x => x.Real)).Select(deb => deb.Package.Name)],
            [
                .. found
                    .Select(x => new Syslib(x.Key, x.Value.Real.Entry.Size, x.Value.Real.Deb.Package.Name, x.Value.NeededBy))
                    .OrderByDescending(x => x.Size)
                    .ThenBy(x => x.Soname, StringComparer.Ordinal),
            ]
        );
    }

    private static IEnumerable<DebContents> Debs(IEnumerable<DebNode> nodes) =>
        nodes.Select(x => x.Deb).DistinctBy(deb => deb.Package.Name).OrderBy(deb => deb.Package.Name, StringComparer.Ordinal);
}
