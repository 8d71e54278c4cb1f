namespace Slipway.Core.Locks.Index;

/// <summary>A package index and the projects that may come from it.</summary>
/// <param name="Name">Short name: names the variables with its credentials, and stands in messages.</param>
/// <param name="Address">Its simple API's root, such as <c>https://index.example.com/simple/</c>; never with credentials.</param>
/// <param name="Packages">
/// Projects that it may serve: names, where <c>*</c> stands for any text. Empty for an index that serves whatever no entry claims.
/// </param>
public sealed record PackageIndex(string Name, Uri Address, IReadOnlyList<string> Packages)
{
    /// <summary>Whether it is known to tell no upload times, so that a cut-off does not count there.</summary>
    public bool IsTimeless { get; init; }

    /// <summary>Where a project's page is (PEP 503).</summary>
    /// <param name="project">Normalized name.</param>
    public Uri PageOf(string project) => new(new Uri(Address.AbsoluteUri.TrimEnd('/') + "/"), $"{project}/");

    /// <summary>Whether its entry names the project.</summary>
    /// <param name="project">Normalized name.</param>
    public bool Claims(string project) => Packages.Any(pattern => Matches(pattern, project));

    private static bool Matches(string pattern, string project)
    {
        if (!pattern.Contains('*', StringComparison.Ordinal))
            return ProjectName.Normalize(pattern) == project;
        var parts = pattern.Split('*').Select(ProjectName.Normalize).ToList();
        if (!project.StartsWith(parts[0], StringComparison.Ordinal))
            return false;
        var at = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            var found = project.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + part.Length;
        }
        return project.Length - at >= parts[^1].Length && project.EndsWith(parts[^1], StringComparison.Ordinal);
    }
}
