using System.Text;
using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>
/// dpkg's own database of packages that were unpacked without dpkg: with it apt and dpkg in the image know what is installed, and install, upgrade and remove as they do elsewhere. Every
/// package counts as configured: what its maintainer scripts would do is done by whoever made the image.
/// </summary>
public static class DpkgDatabase
{
    private const string Folder = "var/lib/dpkg";

    /// <summary>The database's files.</summary>
    /// <param name="debs">The packages, sorted by name.</param>
    public static IEnumerable<LayerEntry> Entries(IReadOnlyList<DebContents> debs)
    {
        yield return Text("status", string.Concat(debs.Select(x => Status(x.ControlText) + "\n")));
        foreach (var name in (string[])["available", "diversions", "statoverride"])
            yield return Text(name, "");
        foreach (var name in (string[])["alternatives", "parts", "updates"])
            yield return LayerEntry.Directory($"{Folder}/{name}");
        foreach (var trigger in DpkgTriggers.Entries(debs))
            yield return trigger;
        yield return Text("info/format", "1\n");
        foreach (var deb in debs)
        {
            var name = NameOf(deb);
            yield return Text($"info/{name}.list", "/.\n" + string.Concat(deb.Entries.Where(x => x.Path.Length > 0).Select(x => $"/{x.Path}\n")));
            if (deb.Md5Sums.Length > 0)
                yield return Text($"info/{name}.md5sums", deb.Md5Sums);
            foreach (var file in deb.ControlFiles)
                yield return LayerEntry.File($"{Folder}/info/{name}.{file.Name}", file.Content, file.Mode);
        }
    }

    /// <summary>How the database calls a package: of one that may be there for several architectures it says which.</summary>
    /// <param name="deb">The package.</param>
    public static string NameOf(DebContents deb) => deb.Control["Multi-Arch"] == "same" ? $"{deb.Package.Name}:{deb.Package.Architecture}" : deb.Package.Name;

    private static string Status(string control)
    {
        var first = control.IndexOf('\n', StringComparison.Ordinal) + 1;
        return $"{control[..first]}Status: install ok installed\n{control[first..]}";
    }

    private static LayerEntry Text(string name, string text) => LayerEntry.File($"{Folder}/{name}", Encoding.UTF8.GetBytes(text));
}
