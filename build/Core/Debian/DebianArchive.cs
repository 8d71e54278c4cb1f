namespace Slipway.Core.Debian;

/// <summary>Where Debian's packages are: mirrors of the main archive and of the security archive, each tried in order.</summary>
/// <param name="Main">Addresses that have <c>dists/</c> and <c>pool/main/</c>.</param>
/// <param name="Security">Addresses that have <c>dists/SUITE-security</c>; may be empty.</param>
/// <param name="Keyring">File of keys that sign both.</param>
public sealed record DebianArchive(IReadOnlyList<string> Main, IReadOnlyList<string> Security, string Keyring)
{
    /// <summary>Where the package debian-archive-keyring puts the keys.</summary>
    public const string DefaultKeyring = "/usr/share/keyrings/debian-archive-keyring.gpg";

    private static readonly string[] Releases =
    [
        "oldoldstable",
        "oldstable",
        "stable",
        "testing",
        "unstable",
        "experimental",
        "bullseye",
        "bookworm",
        "trixie",
        "forky",
        "duke",
        "sid",
    ];

    /// <summary>The archives among a machine's sources: those that are asked for a suite of Debian's and its component main. Sources of other makers and of other distributions are passed over.</summary>
    /// <param name="sources">All sources, in order.</param>
    public static DebianArchive From(IReadOnlyList<AptSource> sources)
    {
        var debian = sources
            .Where(s =>
                s.Components.Contains("main", StringComparer.Ordinal)
                && s.Suites.Any(IsDebian)
                && (s.Uri.StartsWith("http", StringComparison.Ordinal) || s.Uri.StartsWith("file:", StringComparison.Ordinal))
            )
            .ToList();
        return new DebianArchive(
            [.. debian.Where(s => s.Suites.Any(suite => !IsSecurity(suite))).Select(s => s.Uri).Distinct(StringComparer.Ordinal)],
            [.. debian.Where(s => s.Suites.Any(IsSecurity)).Select(s => s.Uri).Distinct(StringComparer.Ordinal)],
            debian.Select(s => s.SignedBy).FirstOrDefault(key => key.Length > 0) ?? DefaultKeyring
        );
    }

    /// <summary>The addresses to ask for a suite.</summary>
    /// <param name="suite">Such as <c>trixie</c> or <c>trixie-security</c>.</param>
    public IReadOnlyList<string> ForSuite(string suite) => IsSecurity(suite) ? Security : Main;

    /// <summary>The addresses at which a file may be, the likeliest first: the security archive's paths begin with <c>pool/updates/</c>.</summary>
    /// <param name="file">Path below an archive's root.</param>
    public IReadOnlyList<string> UrlsOf(string file)
    {
        var path = string.Join('/', file.Split('/').Select(Uri.EscapeDataString));
        var first = file.StartsWith("pool/updates/", StringComparison.Ordinal);
        return [.. (first ? Security.Concat(Main) : Main.Concat(Security)).Distinct(StringComparer.Ordinal).Select(root => $"{root}/{path}")];
    }

    private static bool IsSecurity(string suite) =>
        suite.EndsWith("-security", StringComparison.Ordinal) || suite.EndsWith("/updates", StringComparison.Ordinal);

    private static bool IsDebian(string suite) => Releases.Contains(suite.Split('-', '/')[0], StringComparer.Ordinal);
}
