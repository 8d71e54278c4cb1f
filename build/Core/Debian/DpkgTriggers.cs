using System.Text;
using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>
/// Which packages wait for which events (deb-triggers(5)), as dpkg keeps it below <c>var/lib/dpkg/triggers</c>. Without it dpkg would take every package for one that has waited in vain
/// and run all their scripts once, at the first package that somebody installs.
/// </summary>
public static class DpkgTriggers
{
    private const string Folder = "var/lib/dpkg/triggers";

    /// <summary>The files.</summary>
    /// <param name="debs">The packages, sorted by name.</param>
    public static IEnumerable<LayerEntry> Entries(IReadOnlyList<DebContents> debs)
    {
        var interests = debs.SelectMany(Interests).ToList();
        yield return Text("File", interests.Where(x => x.Event.StartsWith('/')).Select(x => $"{x.Event} {x.Waiting}"));
        foreach (var named in interests.Where(x => !x.Event.StartsWith('/')).GroupBy(x => x.Event, StringComparer.Ordinal))
            yield return Text(named.Key, named.Select(x => x.Waiting));
        foreach (var empty in (string[])["Lock", "Unincorp"])
            yield return Text(empty, []);
    }

    private static IEnumerable<(string Event, string Waiting)> Interests(DebContents deb)
    {
        var text = deb.ControlFiles.FirstOrDefault(x => x.Name == "triggers") is { } file ? Encoding.UTF8.GetString(file.Content) : "";
        foreach (var words in text.Split('\n').Select(x => x.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)).Where(x => x.Length == 2))
        {
            if (words[0] is "interest" or "interest-await")
                yield return (words[1], DpkgDatabase.NameOf(deb));
            else if (words[0] == "interest-noawait")
                yield return (words[1], $"{DpkgDatabase.NameOf(deb)}/noawait");
        }
    }

    private static LayerEntry Text(string name, IEnumerable<string> lines) =>
        LayerEntry.File($"{Folder}/{name}", Encoding.UTF8.GetBytes(string.Concat(lines.Select(x => x + "\n"))));
}
