namespace Slipway.Tools.Engine;

/// <summary>The Linux distribution of this machine (os-release(5)).</summary>
/// <param name="Id">Such as <c>debian</c>.</param>
/// <param name="CodeName">The release's code name; empty where it has none.</param>
/// <param name="PrettyName">For people.</param>
public sealed record Distribution(string Id, string CodeName, string PrettyName)
{
    /// <summary>Whether its packages include an engine that can be brought.</summary>
    public bool HasEngine => Id is "debian" or "ubuntu";

    /// <summary>Suites beyond the release's own that may have a newer engine, in the order in which they are tried.</summary>
    public IReadOnlyList<string> FurtherSuites => Id == "debian" ? [$"{CodeName}-backports", "testing", "sid"] : [$"{CodeName}-backports"];

    /// <summary>This machine's; an empty one on systems without os-release.</summary>
    public static Distribution Read() =>
        File.Exists("/etc/os-release") ? Parse(File.ReadAllText("/etc/os-release")) : new Distribution("", "", Environment.OSVersion.VersionString);

    /// <summary>Reads the text of os-release.</summary>
    /// <param name="text">Lines of <c>NAME=value</c>, values may be quoted.</param>
    public static Distribution Parse(string text)
    {
        var values = text.Split('\n')
            .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(pair => pair.Length == 2)
            .DistinctBy(pair => pair[0], StringComparer.Ordinal)
            .ToDictionary(pair => pair[0], pair => pair[1].Trim('"', '\''), StringComparer.Ordinal);
        return new Distribution(
            values.GetValueOrDefault("ID", ""),
            values.GetValueOrDefault("VERSION_CODENAME", ""),
            values.GetValueOrDefault("PRETTY_NAME", "")
        );
    }
}
