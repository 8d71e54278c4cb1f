using Slipway.Tools.Engine;

namespace Slipway.Tools.Docker;

/// <summary>Reads what <c>docker buildx inspect</c> prints: lines of <c>Name: value</c>, a builder first, then its nodes.</summary>
public static class BuilderInspection
{
    /// <summary>The builder, or null where the text is none's or no node of it runs.</summary>
    /// <param name="text">What was printed.</param>
    public static BuilderFacts? Parse(string text)
    {
        var lines = text.Split('\n')
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(pair => pair.Length == 2)
            .Select(pair => (Name: pair[0], Value: pair[1]))
            .ToList();
        var name = First("Name");
        var driver = First("Driver");
        if (name is null || driver is null || !lines.Exists(l => l is { Name: "Status", Value: "running" }))
            return null;
        var platforms = lines
            .Where(l => l.Name == "Platforms")
            .SelectMany(l => l.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(p => p.TrimEnd('*'));
        // Up to 0.13 the line is "Buildkit:"; an engine built without a version says v0.0.0.
        var version = First("BuildKit version") ?? First("BuildKit") ?? First("Buildkit");
        return new BuilderFacts(
            name,
            driver,
            version is null || version.StartsWith("v0.0.0", StringComparison.Ordinal) ? null : version,
            platforms.ToHashSet(StringComparer.Ordinal)
        );

        string? First(string field) => lines.Where(l => l.Name == field && l.Value.Length > 0).Select(l => l.Value).FirstOrDefault();
    }
}
