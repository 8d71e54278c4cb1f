using Nuke.Common;

namespace Slipway.Compat.Sample;

internal sealed class HooksBuild : NukeBuild
{
    public HooksBuild() => Console.WriteLine($"event constructed {Word}");

    public static int Start() => Execute<HooksBuild>(x => x.Second);

    [Parameter]
    private string Word { get; set; } = "initial";

    private Target First =>
        d =>
        {
            Console.WriteLine($"event defined {Word}");
            return d.Executes(() => Console.WriteLine("event body First"));
        };

    private Target Second => d => d.DependsOn(First).Requires(() => Word).Executes(() => throw new InvalidOperationException("x"));

    protected override void OnBuildCreated() => Console.WriteLine($"event created {Word}");

    protected override void OnBuildInitialized() =>
        Console.WriteLine($"event initialized {ExecutionPlan.Count} {ScheduledTargets.Count} {InvokedTargets.Single().Name}");

    protected override void OnBuildFinished() => Console.WriteLine($"event finished {IsFailing} {SucceededTargets.Count} {FailedTargets.Count}");

    protected override void OnTargetRunning(string target) => Console.WriteLine($"event running {target} {RunningTargets.Single().Name}");

    protected override void OnTargetSucceeded(string target) => Console.WriteLine($"event succeeded {target}");

    protected override void OnTargetFailed(string target) => Console.WriteLine($"event failed {target}");
}
