using Nuke.Common;
using Slipway.Core.Diagnostics;
using Slipway.Core.Rendering;

namespace Slipway.Targets;

/// <summary>Finds generated files that are not what their sources say.</summary>
public interface IVerifyFiles : INukeBuild
{
    /// <summary>Finds generated files that are not what their sources say.</summary>
    Target VerifyFiles => d => d.Description("Finds generated files that are not what their sources say").Executes(() => Step.Run(this, CompareFilesAsync));

    private Task CompareFilesAsync(CancellationToken cancellation)
    {
        var stale = GeneratedFiles.Verify(RootDirectory, CompletionFiles.Of((NukeBuild)this));
        return stale.Count == 0 ? Task.CompletedTask : throw new SlipwayException(stale);
    }
}
