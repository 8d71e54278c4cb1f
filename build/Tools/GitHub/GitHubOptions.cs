namespace Slipway.Tools.GitHub;

/// <summary>How GitHub is asked.</summary>
public sealed record GitHubOptions
{
    /// <summary>How long one question may be tried again, counted from its first failure. Longer than <see cref="LongestWait"/>.</summary>
    public TimeSpan RetryBudget { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How long a host that does not accept connections is tried again.</summary>
    public TimeSpan UnreachableBudget { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The first wait between tries; each further one is twice as long.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Without a byte for that long an attempt ends.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait for a rate limit; a longer one is an error that says until when.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(75);

    /// <summary>What GitHub asks for after a secondary rate limit where it names no time.</summary>
    public TimeSpan SecondaryWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Most bytes of an artifact's archive.</summary>
    public long MostPacked { get; init; } = 256_000_000;

    /// <summary>Most bytes of an artifact's files.</summary>
    public long MostUnpacked { get; init; } = 1_000_000_000;

    /// <summary>Folder for answers that GitHub may be asked about again by their ETag; null keeps them for this run only.</summary>
    public string? Answers { get; init; }

    /// <summary>Receives one line each time something is tried again; null for none.</summary>
    public Action<string>? Say { get; init; }

    /// <summary>Reads a variable of the environment, for proxies.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;
}
