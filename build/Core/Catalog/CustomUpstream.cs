namespace Slipway.Core.Catalog;

/// <summary>An upstream that slipway.json defines: a built-in one with other addresses.</summary>
/// <param name="Name">As typed after <c>--upstream</c>: lower-case letters, digits and dashes.</param>
/// <param name="Like">The built-in upstream that it takes the place of: <c>public</c>, <c>pypi</c> or <c>debian</c>. Modes, backends and Python are the same.</param>
/// <param name="Indexes">Python package indexes in place of the public one, asked in this order; null for the public one.</param>
/// <param name="Registry">Registry and path that base images are pulled through, such as <c>registry.example.com/hub</c>; null for their own registries.</param>
/// <param name="Base">Base image in place of the pinned one, with its digest; null for the pinned one.</param>
/// <param name="BaseDistribution">What that base image is made of, such as <c>ubuntu-24.04</c>: says how new a C library wheels may ask for; null for the distribution of the pinned one.</param>
/// <param name="Debian">Debian mirrors in place of those of <c>debian</c> at the top; null for those.</param>
public sealed record CustomUpstream(
    string Name,
    string Like,
    IReadOnlyList<PackageIndex>? Indexes = null,
    string? Registry = null,
    string? Base = null,
    string? BaseDistribution = null,
    DebianSettings? Debian = null
);
