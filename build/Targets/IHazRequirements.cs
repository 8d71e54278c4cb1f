using Nuke.Common;
using Slipway.Tools.Making;

namespace Slipway.Targets;

/// <summary>The folder of the requirement files.</summary>
public interface IHazRequirements : INukeBuild
{
    /// <summary>Folder of the requirement files, with the locks below it.</summary>
    [Parameter("Folder of the requirement files, with the locks below it. Default is requirements")]
    string Requirements => TryGetValue(() => Requirements) ?? LockFolder.Default;
}
