namespace Slipway.Core.Doctor;

/// <summary>An address that a build asks.</summary>
/// <param name="For">What is fetched or sent there, such as <c>Debian packages</c>.</param>
/// <param name="Address">The address; for one that is not known, what would say it.</param>
/// <param name="IsNeeded">Whether this build asks it.</param>
/// <param name="Failure">Why it does not answer; null where it does.</param>
/// <param name="Skew">How much later the server's clock is than this machine's; null where it did not say the time.</param>
/// <param name="Mend">The command that mends it; null for the usual advice.</param>
public sealed record AddressFacts(string For, string Address, bool IsNeeded, string? Failure, TimeSpan? Skew, string? Mend = null)
{
    /// <summary>Whether the failure is that it was too slow: a build waits longer.</summary>
    public bool IsSilent { get; init; }
}
