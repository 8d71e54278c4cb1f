namespace Slipway.Core.Rendering;

/// <summary>
/// The network of steps that compile. The Dockerfiles of the repository give them none. Where the compiler cache is remote, the copies that BuildKit reads give them that of the host:
/// the cache's server needs it, and <c>steps/without-network.py</c> takes it from everything else in the step.
/// </summary>
public static class StepNetwork
{
    /// <summary>No network.</summary>
    public const string None = "none";

    /// <summary>The network of the machine that BuildKit runs on.</summary>
    public const string Host = "host";

    private const string Flag = "RUN --network=";

    /// <summary>The Dockerfile with another network for its steps.</summary>
    /// <param name="dockerfile">Text of a Dockerfile whose steps compile.</param>
    /// <param name="network">The network.</param>
    public static string Give(string dockerfile, string network) => dockerfile.Replace(Flag + None, Flag + network, StringComparison.Ordinal);
}
