using Nuke.Common;

namespace Slipway.Targets;

/// <summary>The parameter --dry-run, which makes a target say what it would do.</summary>
public interface IHazDryRun : INukeBuild
{
    /// <summary>Says what would be done, and does nothing.</summary>
    [Parameter(
        "Says what the target would find and make, as Explain does, and ends: nothing is started, and nothing is written but the record of --job-folder"
    )]
    bool DryRun => TryGetValue<bool?>(() => DryRun) ?? false;
}
