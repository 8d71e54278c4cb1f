using Nuke.Common;

namespace Slipway.Targets;

/// <summary>The parameters that say in which form a target prints what it found out.</summary>
public interface IHazFormat : INukeBuild
{
    /// <summary>As JSON.</summary>
    [Parameter("Prints JSON on standard output, everything else on standard error")]
    bool Json => TryGetValue<bool?>(() => Json) ?? false;

    /// <summary>As Markdown.</summary>
    [Parameter("Prints Markdown on standard output, everything else on standard error")]
    bool Markdown => TryGetValue<bool?>(() => Markdown) ?? false;
}
