namespace Slipway.Tools.PythonIndex;

/// <summary>How package indexes are talked to.</summary>
public sealed record IndexOptions
{
    /// <summary>How long one request may be tried again, counted from its first failure.</summary>
    public TimeSpan RetryBudget { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an index that does not even accept connections is tried again; never longer than <see cref="RetryBudget"/>.</summary>
    public TimeSpan UnreachableBudget { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The first wait; each further one is twice as long, at most 8 s, less a random part of up to one half.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long nothing may move before a request counts as failed.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Requests at a time to one index.</summary>
    public int Parallel { get; init; } = 16;

    /// <summary>Receives one line each time something is tried again.</summary>
    public Action<string>? Say { get; init; }

    /// <summary>Gives the environment's variables: proxies.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Where netrc is; <c>NETRC</c>, else <c>~/.netrc</c>, when null.</summary>
    public string? Netrc { get; init; }
}
