namespace Slipway.Core.Debian;

/// <summary>The suites that packages are taken of.</summary>
/// <param name="Release">Codename of the release, such as <c>trixie</c>. Its mirror must have it.</param>
/// <param name="Additions">Updates and security suites of the same release; one that a mirror lacks is left out with a line that says so.</param>
/// <param name="ByName">Suites of which only packages are taken that are named <c>PACKAGE/SUITE</c>, and what these need.</param>
public sealed record DebianSuites(string Release, IReadOnlyList<string> Additions, IReadOnlyList<string> ByName)
{
    /// <summary>The release that images are made of, with its updates.</summary>
    public static readonly DebianSuites Trixie = new("trixie", ["trixie-updates", "trixie-security"], []);

    /// <summary>The release before, with its updates: what is linked on it runs on both.</summary>
    public static readonly DebianSuites Bookworm = new("bookworm", ["bookworm-updates", "bookworm-security"], []);

    /// <summary>Python of a release as wheel tags write it.</summary>
    /// <param name="release">Codename.</param>
    public static string PythonOf(string release) =>
        release switch
        {
            "trixie" => "313",
            "bookworm" => "311",
            _ => throw new ArgumentException($"the Python of '{release}' is not known", nameof(release)),
        };

    /// <summary>Components of every suite that packages are taken of; what is not free is in none that is not named.</summary>
    public IReadOnlyList<string> Components { get; init; } = ["main"];

    /// <summary>The suites, and the components where there are more than usual, for messages.</summary>
    public string Shown => string.Join(", ", All) + (Components.Count > 1 ? $" ({string.Join(", ", Components)})" : "");

    /// <summary>All suites, the release first.</summary>
    public IReadOnlyList<string> All => [Release, .. Additions, .. ByName];
}
