namespace Slipway.Tools;

/// <summary>The folders outside the repository: the user's cache, moved by <c>SLIPWAY_HOME</c>.</summary>
/// <param name="Root">Absolute path of the home.</param>
public sealed record SlipwayHome(string Root)
{
    /// <summary>Content-addressed files.</summary>
    public string Store => Path.Combine(Root, "store");

    /// <summary>The own engine: its packages, data, socket.</summary>
    public string Engine => Path.Combine(Root, "engine");

    /// <summary>What builds did.</summary>
    public string Records => Path.Combine(Root, "records");

    /// <summary>What package indexes said: pages and metadata.</summary>
    public string Index => Path.Combine(Root, "index");

    /// <summary>Programs brought from Debian packages, unpacked, one folder a set.</summary>
    public string Programs => Path.Combine(Root, "programs");

    /// <summary>What GitHub said: answers that it is asked about again by their ETag.</summary>
    public string GitHub => Path.Combine(Root, "github");

    /// <summary><c>SLIPWAY_HOME</c>, else <c>$XDG_CACHE_HOME/slipway</c>, else <c>~/.cache/slipway</c>.</summary>
    public static SlipwayHome FromEnvironment()
    {
        var home = Environment.GetEnvironmentVariable("SLIPWAY_HOME");
        if (string.IsNullOrWhiteSpace(home))
        {
            var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
            home = Path.Combine(
                string.IsNullOrWhiteSpace(cache) ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache") : cache,
                "slipway"
            );
        }
        return new SlipwayHome(Path.GetFullPath(home));
    }
}
