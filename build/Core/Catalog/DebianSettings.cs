namespace Slipway.Core.Catalog;

/// <summary>Where Debian packages come from.</summary>
/// <param name="Mirrors">Addresses of the archive, tried in order; one that ends in <c>-security</c> is the security archive. Empty for those of the machine's apt.</param>
/// <param name="Keyring">File with the archive's keys; null for that of the machine's apt.</param>
public sealed record DebianSettings(IReadOnlyList<string> Mirrors, string? Keyring = null);
