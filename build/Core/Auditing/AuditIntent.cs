using Slipway.Core.Catalog;
using Slipway.Core.Locks;

namespace Slipway.Core.Auditing;

/// <summary>What an image is meant to be, as far as it is known. Of a foreign image often nothing is.</summary>
/// <param name="Device">What it computes on; null where unknown: then the image's own signs are asked.</param>
/// <param name="Backend">What it infers with; null where unknown.</param>
/// <param name="Lock">The lock that it was made from; null where there is none.</param>
/// <param name="LockPath">The lock's path as the user knows it.</param>
/// <param name="Imports">Modules or packages that the service imports in ways that nobody can see (<c>audit.imports</c>).</param>
public sealed record AuditIntent(
    Device? Device = null,
    Backend? Backend = null,
    LockFile? Lock = null,
    string LockPath = "",
    IReadOnlyList<string>? Imports = null
);
