namespace Slipway.Core.Locks.Index;

/// <summary>A package index and the projects that may come from it.</summary>
/// <param name="Name">Short name: names the variables with its credentials, and stands in messages.</param>
/// <param name="Address">Its simple API's root, such as <c>https://index.example.com/simple/</c>; never with credentials.</param>
/// <param name="Packages">
/// Projects that it may serve, and that no other index may: names, or beginnings of names that end in <c>*</c>. Empty for an index that serves whatever no
/// other entry claims.
/// </param>
public sealed record PackageIndex(string Name, Uri Address, IReadOnlyList<string> Packages)
{
    /// <summary>Where a project's page is (PEP 503).</summary>
    /// <param name="project">Normalized name.</param>
    public Uri PageOf(string project) => new(new Uri(Address.AbsoluteUri.TrimEnd('/') + "/"), $"{project}/");

    /// <summary>Whether its entry names the project.</summary>
    /// <param name="project">Normalized name.</param>
    public bool Claims(string project) => Packages.Any(pattern => Matches(pattern, project));

    private static bool Matches(string pattern, string project) =>
        pattern.EndsWith('*')
            ? project.StartsWith(Prefix(pattern[..^1]), StringComparison.Ordinal)
            : ProjectName.Normalize(pattern) == project;

    /// <summary>A prefix may end in a separator, which normalizing leaves as one dash.</summary>
    private static string Prefix(string text) => ProjectName.Normalize(text);
}
