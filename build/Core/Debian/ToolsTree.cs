using System.Text;
using Slipway.Core.Checking;
using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>
/// The layer of tools: a shell, a package manager, debuggers, and what the base leaves out of its own packages, from the data archives alone. No maintainer script is run, so it is made
/// for any platform anywhere; the few files that such scripts would write are written here. It changes nothing that the base has: user and group lists are the base's own.
/// </summary>
public static class ToolsTree
{
    private const string AuthorityFolder = "usr/share/ca-certificates/";
    private const string Shells = "/bin/sh\n/usr/bin/sh\n/bin/bash\n/usr/bin/bash\n/bin/dash\n/usr/bin/dash\n";

    /// <summary>The entries of the layer, complete and sorted.</summary>
    /// <param name="below">The base's entries.</param>
    /// <param name="debs">The packages, those of the base among them, in order of precedence.</param>
    /// <param name="sitePackages">The environment's folder of modules.</param>
    public static IReadOnlyList<LayerEntry> Entries(IReadOnlyList<LayerEntry> below, IReadOnlyList<DebContents> debs, string sitePackages)
    {
        var tree = new DebTree(debs);
        var installed = debs.Where(x => !IsOfModules(x)).OrderBy(x => x.Package.Name, StringComparer.Ordinal).ToList();
        var there = below.ToDictionary(x => x.Path, StringComparer.Ordinal);
        var entries = LayerFolders.Complete([
            .. tree.Nodes.Where(x => IsKept(x.Path)).Select(x => x.At(PathOf(x.Path))).Select(Unprivileged),
            .. tree.MergedUsrLinks(),
            .. DpkgDatabase.Entries(installed),
            .. Written(tree, sitePackages),
        ]);
        // Of a folder that the base has too, the base says how it is; whatever else it has stays as it is.
        return
        [
            .. entries
                .Where(x => !there.TryGetValue(x.Path, out var old) || (old.Kind == EntryKind.Directory && x.Kind == EntryKind.Directory))
                .Select(x => there.GetValueOrDefault(x.Path) ?? x),
        ];
    }

    private static IEnumerable<LayerEntry> Written(DebTree tree, string sitePackages)
    {
        foreach (var (name, program) in DevRules.Alternatives.Where(x => IsProgram(tree, x.Program)))
        {
            yield return LayerEntry.Symlink($"etc/alternatives/{name}", $"/usr/bin/{program}");
            yield return LayerEntry.Symlink($"usr/bin/{name}", $"/etc/alternatives/{name}");
        }
        yield return Text("etc/shells", Shells);
        // The authorities that the base trusts: whoever adds one has the list made anew from these.
        yield return Text("etc/ca-certificates.conf", string.Concat(Authorities(tree).Select(x => x + "\n")));
        // Looked at after the environment's own modules: nothing that is shipped is hidden by it.
        yield return Text($"{sitePackages}/slipway-dev.pth", $"{CheckPaths.Modules}\n{CheckPaths.DevModules}\n");
        yield return LayerEntry.Directory("workspaces");
    }

    private static IEnumerable<string> Authorities(DebTree tree) =>
        tree
            .Nodes.Where(x => x.Path.StartsWith(AuthorityFolder, StringComparison.Ordinal) && x.Path.EndsWith(".crt", StringComparison.Ordinal))
            .Select(x => x.Path[AuthorityFolder.Length..]);

    private static bool IsProgram(DebTree tree, string name) => tree[$"usr/bin/{name}"] is not null || tree[$"bin/{name}"] is not null;

    private static bool IsOfModules(DebContents deb) => deb.Entries.Any(x => x.Kind != EntryKind.Directory && Distributions.Folder().IsMatch(x.Path));

    private static string PathOf(string path) =>
        Distributions.Folder().Match(path) is { Success: true } match ? $"{CheckPaths.DevModules.TrimStart('/')}/{path[match.Length..]}" : path;

    private static bool IsKept(string path) =>
        IsLicence(path)
        || (!path.Contains("/__pycache__", StringComparison.Ordinal) && !DevRules.Paths.Any(x => (path + "/").StartsWith(x.Name, StringComparison.Ordinal)));

    private static bool IsLicence(string path) =>
        path.StartsWith("usr/share/doc/", StringComparison.Ordinal)
        && (path.EndsWith("/copyright", StringComparison.Ordinal) || path.Count(x => x == '/') == 3);

    /// <summary>No program of the image runs as anybody but who starts it: root is had by asking the engine for it.</summary>
    private static LayerEntry Unprivileged(LayerEntry entry) => entry.Kind == EntryKind.File ? entry with { Mode = entry.Mode & 0b111_111_111 } : entry;

    private static LayerEntry Text(string path, string text) => LayerEntry.File(path, Encoding.UTF8.GetBytes(text));
}
