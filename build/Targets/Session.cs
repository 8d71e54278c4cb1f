using System.Diagnostics;
using Nuke.Common;
using Slipway.Core.Diagnostics;
using Slipway.Core.Rendering;
using Slipway.Tools;
using Slipway.Tools.GitHub;
using Slipway.Tools.Making;

namespace Slipway.Targets;

/// <summary>One run of the build: all its targets work on the one plan.</summary>
internal static class Session
{
    private static readonly Stopwatch s_clock = Stopwatch.StartNew();
    private static Workshop? s_workshop;

    /// <summary>The workshop of this run.</summary>
    /// <param name="build">The build, asked for its parameters once.</param>
    public static Workshop For<T>(T build)
        where T : IHazSelection, IHazDelivery, IHazBuilder => s_workshop ??= Open(Request(build));

    /// <summary>The run's last word to a program that reads along; nothing for people, who have read it.</summary>
    /// <param name="build">The run.</param>
    /// <param name="succeeded">Whether all targets did what they are for.</param>
    public static void Finish(INukeBuild build, bool succeeded)
    {
        if (succeeded)
            UpToDateGate.Keep(build, s_workshop?.Answer);
        if (s_workshop is not { HasWorked: true } workshop)
            return;
        workshop.Tidy();
        var summary = workshop.Summary(succeeded, StepErrors.Reported);
        ProgressFaces.End(summary);
        ActionsFiles.FromEnvironment().Summarise(RunMarkdown.Render(summary));
    }

    private static Workshop Open(BuildRequest request) => new(request, SlipwayHome.FromEnvironment(), ProgressFaces.Of(request, s_clock));

    /// <summary>What the command line asks for.</summary>
    /// <param name="build">The build, asked for its parameters.</param>
    public static BuildRequest Request<T>(T build)
        where T : IHazSelection, IHazDelivery, IHazBuilder =>
        new(
            build.RootDirectory,
            HostFacts.Wish(build),
            build.InvokedTargets.Select(x => x.Name).ToHashSet(StringComparer.Ordinal),
            build.Locked,
            build.Smoke,
            build.Registry,
            build.Name,
            build.Tag,
            build.Push,
            build.Output,
            build.Builder
        )
        {
            Origins = CommandLineGate.Origins,
            PlanOnly = build is IHazDryRun { DryRun: true } || build.InvokedTargets.All(x => x.Name == nameof(IExplain.Explain)),
            WheelsMayFollow = WheelsMayFollow(build),
            Format = FormatOf(build),
            Overrides = (build as IHazComponents)?.Override ?? [],
            Bytecode = (build as IHazBytecode)?.Bytecode,
            Cache = (build as IHazCache)?.Cache ?? [],
            Sccache = (build as IHazSccache)?.Sccache,
            Index = (build as IHazIndex)?.Index,
            Requirements = (build as IHazRequirements)?.Requirements ?? LockFolder.Default,
            Product = (build as IHazProduct)?.Product,
            All = build is IHazAll { All: true },
            Job = JobRequests.Of(build),
            Serve = build is IWheelhouse wheelhouse ? wheelhouse.ServedAt : null,
        };

    /// <summary>A target that somebody added between Wheelhouse and Runtime finds every wheel in the store.</summary>
    private static bool WheelsMayFollow(INukeBuild build)
    {
        var names = build.ExecutionPlan.Select(x => x.Name).ToList();
        var wheelhouse = names.IndexOf(nameof(IWheelhouse.Wheelhouse));
        var image = names.FindIndex(x => x is nameof(IRuntime.Runtime) or nameof(ICheck.Check) or nameof(IDev.Dev));
        return build.InvokedTargets.All(x => x.Name != nameof(IWheelhouse.Wheelhouse))
            && wheelhouse < image
            && names.GetRange(wheelhouse + 1, image - wheelhouse - 1).All(x => x is nameof(IBuildBase.BuildBase) or nameof(IBackendBuild.BackendBuild));
    }

    /// <summary>The form in which an answer is printed.</summary>
    /// <param name="build">The build, asked for its parameters.</param>
    /// <exception cref="SlipwayException">SLP181: two forms at once.</exception>
    public static PlanFormat FormatOf(INukeBuild build) =>
        build switch
        {
            IHazFormat { Json: true, Markdown: true } => throw new SlipwayException(PlanProblems.OneFormat("--json and --markdown")),
            IHazFormat { Json: true } => PlanFormat.Json,
            IHazFormat { Markdown: true } => PlanFormat.Markdown,
            _ => PlanFormat.Text,
        };
}
