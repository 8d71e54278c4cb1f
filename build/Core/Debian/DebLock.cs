namespace Slipway.Core.Debian;

/// <summary>The Debian packages of one target, pinned by digest, each with what it is taken for.</summary>
/// <param name="Target">Such as <c>mode=minimal backend=onnx device=cpu platform=linux/amd64 python=3.13</c>.</param>
/// <param name="Suite">Codename of the release, such as <c>trixie</c>.</param>
/// <param name="Snapshot">What the suites' Release files said of themselves when it was made.</param>
/// <param name="Inputs">Digest of the requirement files and their names, as in the wheel lock.</param>
/// <param name="Packages">Sorted by name and architecture.</param>
public sealed record DebLock(string Target, string Suite, string Snapshot, string Inputs, IReadOnlyList<LockedDeb> Packages)
{
    /// <summary>The packages that have a role.</summary>
    /// <param name="role">One role.</param>
    public IReadOnlyList<DebPackage> With(DebRoles role) => [.. Packages.Where(p => p.Roles.HasFlag(role)).Select(p => p.Package)];
}

/// <summary>One line of a <see cref="DebLock"/>.</summary>
/// <param name="Package">The pin.</param>
/// <param name="Roles">What it is taken for.</param>
public sealed record LockedDeb(DebPackage Package, DebRoles Roles);
