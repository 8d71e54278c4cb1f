using Slipway.Core.Catalog;

namespace Slipway.Targets;

/// <summary>Words that completion offers for options whose value is any text to NUKE.</summary>
internal static class OptionValues
{
    /// <summary>Options whose value is a folder.</summary>
    public static IReadOnlySet<string> Folders { get; } = new HashSet<string>(StringComparer.Ordinal) { "JobFolder", "Output" };

    /// <summary>By name of the option.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["Platform"] = [.. Platform.All.Select(x => x.ToString())],
            ["Upstream"] = [.. Upstream.All.Select(x => x.Name)],
            ["Rung"] = [.. Tools.Testing.Rung.All.Select(x => x.Name)],
        };
}
