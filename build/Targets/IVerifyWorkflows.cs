using Nuke.Common;
using Slipway.Core.Diagnostics;
using Slipway.Tools.GitHub;

namespace Slipway.Targets;

/// <summary>Finds workflows that are not what slipway.json says.</summary>
public interface IVerifyWorkflows : INukeBuild
{
    /// <summary>Finds workflows that are not what slipway.json says.</summary>
    Target VerifyWorkflows =>
        d => d.Description("Finds workflows that are not what slipway.json and pins.json say").Executes(() => Step.Run(this, CompareWorkflowsAsync));

    private Task CompareWorkflowsAsync(CancellationToken cancellation)
    {
        var stale = new WorkflowFiles(RootDirectory).Verify();
        return stale.Count == 0 ? Task.CompletedTask : throw new SlipwayException(stale);
    }
}
