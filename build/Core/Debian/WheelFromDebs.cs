using System.Text;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>
/// Turns a distribution of Debian packages into a wheel: the same modules, with the honest tag <c>linux_ARCH</c>, since they run only on the release that they are from.
/// Licences and the packages' names and digests are kept inside.
/// </summary>
public static class WheelFromDebs
{
    /// <summary>Files of a dist-info or egg-info folder that an installer writes or that only setuptools reads.</summary>
    private static readonly HashSet<string> NotKept = new(StringComparer.Ordinal)
    {
        "METADATA",
        "PKG-INFO",
        "RECORD",
        "INSTALLER",
        "REQUESTED",
        "WHEEL",
        "SOURCES.txt",
        "dependency_links.txt",
        "direct_url.json",
        "not-zip-safe",
        "requires.txt",
        "zip-safe",
    };

    /// <summary>Everything that the wheel has, but for RECORD.</summary>
    /// <param name="distribution">What to convert.</param>
    /// <param name="python">The release's Python as wheel tags write it, such as <c>313</c>.</param>
    /// <param name="platform">The platform of its compiled modules.</param>
    /// <exception cref="SlipwayException">SLP456: links that lead nowhere, lines to patch that are not there, modules for another Python, a package without copyright file; all together.</exception>
    public static WheelContent Convert(Distribution distribution, string python, Platform platform)
    {
        var tree = new DebTree(distribution.Debs);
        var files = new SortedDictionary<string, LayerEntry>(StringComparer.Ordinal);
        var mistakes = new List<string>();
        foreach (var node in tree.Nodes)
        {
            var match = Distributions.Folder().Match(node.Path);
            if (match.Success && node.Path != distribution.MetadataPath && !node.Path.StartsWith(distribution.MetadataPath + "/", StringComparison.Ordinal))
                AddModule(files, mistakes, distribution, tree, node, node.Path[match.Length..]);
        }
        Patch(files, mistakes, distribution.Name);
        var tag = Tag(files.Keys, python, platform, mistakes);
        var info = $"{DebianNames.WheelName(distribution.Name)}-{distribution.Version}.dist-info";
        AddMetadata(files, mistakes, distribution, tree, info, tag);
        return mistakes.Count > 0
            ? throw new SlipwayException(DebianProblems.WheelRefused(distribution.Name, distribution.Package, mistakes))
            : new WheelContent(distribution, tag, info, [.. files.Values]);
    }

    private static void AddModule(
        SortedDictionary<string, LayerEntry> files,
        List<string> mistakes,
        Distribution distribution,
        DebTree tree,
        DebNode node,
        string path
    )
    {
        if (node.Entry.Kind == EntryKind.Directory || !IsKept(distribution.Name, path))
            return;
        if (tree.Resolve(node.Path) is not { } real)
            mistakes.Add($"'{node.Path}' is a link to '{node.Entry.LinkTarget}', which none of its packages has");
        else if (real.Entry.Kind == EntryKind.File)
            files[path] = AsFile(real, path);
        else
        {
            foreach (var inside in tree.Nodes.Where(n => n.Entry.Kind == EntryKind.File && n.Path.StartsWith(real.Path + "/", StringComparison.Ordinal)))
            {
                var target = path + inside.Path[real.Path.Length..];
                if (IsKept(distribution.Name, target))
                    files[target] = AsFile(inside, target);
            }
        }
    }

    private static void Patch(SortedDictionary<string, LayerEntry> files, List<string> mistakes, string distribution)
    {
        foreach (var patch in DebianPatch.All.Where(x => x.Distribution == distribution))
        {
            if (files.TryGetValue(patch.Path, out var file) && patch.Apply(file) is { } patched)
                files[patch.Path] = patched;
            else
                mistakes.Add($"'{patch.Path}' does not have once the line '{patch.Line}', which a patch replaces");
        }
    }

    private static bool IsKept(string distribution, string path)
    {
        if (DebianRecipes.For(distribution, RecipeKind.Keep).Any(kept => IsAtOrBelow(path, kept)))
            return true;
        return !DebianRecipes.For(distribution, RecipeKind.LeaveOut).Any(left => IsAtOrBelow(path, left))
            && !path.Split('/')[..^1].Any(folder => folder is "__pycache__" or "tests");
    }

    /// <summary>The place itself, what lies below it, and a library's name with its version behind.</summary>
    private static bool IsAtOrBelow(string path, string place) =>
        path.StartsWith(place, StringComparison.Ordinal) && (path.Length == place.Length || path[place.Length] is '/' or '.');

    private static void AddMetadata(
        SortedDictionary<string, LayerEntry> files,
        List<string> mistakes,
        Distribution distribution,
        DebTree tree,
        string info,
        string tag
    )
    {
        foreach (
            var node in tree.Nodes.Where(n => n.Entry.Kind == EntryKind.File && n.Path.StartsWith(distribution.MetadataPath + "/", StringComparison.Ordinal))
        )
        {
            var name = node.Path[(distribution.MetadataPath.Length + 1)..];
            if (!NotKept.Contains(name))
                files[$"{info}/{name}"] = AsFile(node, $"{info}/{name}");
        }
        foreach (var deb in distribution.Debs)
        {
            if (tree.Resolve($"usr/share/doc/{deb.Package.Name}/copyright") is { Entry.Kind: EntryKind.File } copyright)
                files[$"{info}/licenses/{deb.Package.Name}.copyright"] = AsFile(copyright, $"{info}/licenses/{deb.Package.Name}.copyright");
            else
                mistakes.Add($"'{deb.Package.Name}' has no copyright file");
        }
        Add(files, $"{info}/METADATA", distribution.Metadata.Text);
        Add(
            files,
            $"{info}/WHEEL",
            $"Wheel-Version: 1.0\nGenerator: slipway-debian 1\nRoot-Is-Purelib: {(tag == WheelContent.Pure ? "true" : "false")}\nTag: {tag}\n"
        );
        Add(
            files,
            $"{info}/debian-packages.txt",
            string.Concat(distribution.Debs.Select(deb => $"{deb.Package.Name}={deb.Package.Version} {deb.Package.Architecture} {deb.Package.Sha256}\n"))
                + string.Concat(DebianPatch.All.Where(x => x.Distribution == distribution.Name).Select(x => $"# changed: {x.Path}: {x.Reason}\n"))
        );
    }

    private static string Tag(IEnumerable<string> paths, string python, Platform platform, List<string> mistakes)
    {
        var modules = paths.Where(path => path.EndsWith(".so", StringComparison.Ordinal) || path.Contains(".so.", StringComparison.Ordinal)).ToList();
        if (modules.Count == 0)
            return WheelContent.Pure;
        foreach (
            var other in modules.Where(path =>
                path.Contains(".cpython-", StringComparison.Ordinal) && !path.Contains($".cpython-{python}-{platform.Triplet}.", StringComparison.Ordinal)
            )
        )
            mistakes.Add($"'{other}' is not for CPython {python} on {platform.Triplet}");
        var abi = modules.All(path => path.EndsWith(".abi3.so", StringComparison.Ordinal)) ? "abi3" : $"cp{python}";
        return $"cp{python}-{abi}-linux_{platform.Machine}";
    }

    private static LayerEntry AsFile(DebNode node, string path) =>
        new(path, EntryKind.File, (node.Entry.Mode & 0b001_000_000) != 0 ? 0b111_101_101 : 0b110_100_100, node.Entry.Size, () => node.Deb.Open(node.Entry));

    private static void Add(SortedDictionary<string, LayerEntry> files, string path, string text) =>
        files[path] = LayerEntry.File(path, Encoding.UTF8.GetBytes(text));
}
