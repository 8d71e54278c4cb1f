using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>One binary package of a Debian archive, pinned: what a Packages index says of it (deb822 fields of the same names).</summary>
/// <param name="Name">Package.</param>
/// <param name="Version">Version.</param>
/// <param name="Architecture">Architecture: <c>amd64</c>, <c>arm64</c> or <c>all</c>.</param>
/// <param name="Filename">Path below the archive's root, such as <c>pool/main/p/pillow/...deb</c>.</param>
/// <param name="Size">Bytes of the .deb.</param>
/// <param name="Sha256">Digest of the .deb.</param>
public sealed record DebPackage(string Name, string Version, string Architecture, string Filename, long Size, Digest Sha256);
