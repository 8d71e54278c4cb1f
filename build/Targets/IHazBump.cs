using Nuke.Common;

namespace Slipway.Targets;

/// <summary>The parameters that say which packages of locks move, and as of when.</summary>
public interface IHazBump : INukeBuild
{
    /// <summary>Packages to move.</summary>
    [Parameter(
        "Packages to move, as NAME or NAME==VERSION; everything else stays where the requirements allow it. Lock moves them, Explain says what that would make and move",
        Separator = ","
    )]
    string[]? Bump => TryGetValue(() => Bump);

    /// <summary>As of when to resolve.</summary>
    [Parameter("Resolving takes nothing that was uploaded later, such as 2026-11-20 (to the end of that day, UTC) or 2026-11-20T12:00:00Z. Default is today")]
    string? Cutoff => TryGetValue(() => Cutoff);
}
