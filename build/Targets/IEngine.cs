using Nuke.Common;
using Slipway.Tools;
using Slipway.Tools.Engine;

namespace Slipway.Targets;

/// <summary>Finds, starts and stops the engine that compiles and tests.</summary>
public interface IEngine : IHazBuilder
{
    /// <summary>Starts an engine.</summary>
    [Parameter("Starts an engine of the build's own where none in reach does the job; it stays up until it is stopped")]
    bool Start => TryGetValue<bool?>(() => Start) ?? false;

    /// <summary>Stops the own engine.</summary>
    [Parameter("Stops the build's own engine and removes all of it but its data")]
    bool Stop => TryGetValue<bool?>(() => Stop) ?? false;

    /// <summary>Says which engine is in reach.</summary>
    [Parameter("Says which engine is in reach and what it can do. This is the default")]
    bool Status => TryGetValue<bool?>(() => Status) ?? false;

    /// <summary>Finds, starts and stops the engine that compiles and tests.</summary>
    Target Engine =>
        d =>
            d.Description("Finds, starts and stops the engine: --start, --stop, --status")
                .Executes(() =>
                    Step.Run(this, ct => new EngineControl(SlipwayHome.FromEnvironment(), Console.Out.WriteLine).RunAsync(Start, Stop, Status, Builder, ct))
                );
}
