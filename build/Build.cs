using Nuke.Common;
using Slipway.Targets;

namespace Slipway;

/// <summary>The build: its targets are the components it names. Open one of them to see what a target does and which options it has.</summary>
[SlipwayWorkflows]
internal sealed class Build
    : NukeBuild,
        IRuntime,
        ICheck,
        IDev,
        IBuildBase,
        IWheelhouse,
        IBackendBuild,
        IPushCache,
        IExplain,
        ILock,
        IVerifyLock,
        IRender,
        ICompose,
        IModes,
        IDoctor,
        IAudit,
        IReplay,
        IEngine,
        IBench,
        ITests,
        IGenerateFiles,
        IVerifyFiles,
        IWorkflows,
        IVerifyWorkflows,
        IPublish,
        IVerifyLayers,
        IClean,
        IComment
{
    /// <summary>The front door. Without a target it prints the help text.</summary>
    public static int Main() =>
        UpToDateGate.Answer()
        ?? PlanAhead.Begin()
        ?? OutputPipe.Run(() => CommandLineGate.Refuse(typeof(Build)) ?? HelpGate.Help<Build>() ?? Answer.Run(() => Execute<Build>()));

    /// <inheritdoc />
    protected override void OnBuildFinished() => Session.Finish(this, IsSucceeding);
}
