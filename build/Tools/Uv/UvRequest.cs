using Slipway.Core.Locks;

namespace Slipway.Tools.Uv;

/// <summary>What uv is asked to resolve.</summary>
/// <param name="Lock">Name of the lock, for messages.</param>
/// <param name="Target">What the packages must fit.</param>
/// <param name="Folder">The folder of the requirement files.</param>
/// <param name="Inputs">Requirement files, names below <paramref name="Folder"/>.</param>
/// <param name="Excludes">File of packages that are left out, or null.</param>
/// <param name="Overrides">File of requirements that replace those of packages, or null.</param>
/// <param name="Preferred">Versions to keep where the requirements allow it: those of the lock before.</param>
/// <param name="Upgrade">Keep none.</param>
/// <param name="Bumps">Packages to move: <c>NAME</c> to its newest, or <c>NAME==VERSION</c>.</param>
public sealed record UvRequest(
    string Lock,
    WheelTarget Target,
    string Folder,
    IReadOnlyList<string> Inputs,
    string? Excludes,
    string? Overrides,
    IReadOnlyList<LockedPackage> Preferred,
    bool Upgrade,
    IReadOnlyList<string> Bumps
);
