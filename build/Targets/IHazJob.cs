using Nuke.Common;
using Slipway.Core.Commands;

namespace Slipway.Targets;

/// <summary>The parameter that says where a job leaves its record.</summary>
[OptionGroup(OptionGroup.Where)]
public interface IHazJob : INukeBuild
{
    /// <summary>Folder of a job's record.</summary>
    [Parameter(
        "Folder that receives the record of the run: Runtime, Check and Dev write job.json for Replay, Audit audit.json, Explain matrix.json. Default is none"
    )]
    string? JobFolder => TryGetValue(() => JobFolder);
}
