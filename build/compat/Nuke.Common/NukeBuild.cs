using System.Linq.Expressions;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.ValueInjection;

namespace Nuke.Common;

public abstract partial class NukeBuild : INukeBuild
{
    [Parameter("Shows the help text for this build assembly.")]
    public bool Help { get; }

    [Parameter("Shows the execution plan (HTML).")]
    public bool Plan { get; }

    [Parameter("Disables displaying the NUKE logo.")]
    public bool NoLogo { get; set; }

    [Parameter("Indicates to continue a previously failed build attempt.")]
    public bool Continue { get; }

    [Parameter("List of targets to be invoked. Default is '{default_target}'.", Name = "Target", Separator = "+")]
    public IReadOnlyCollection<ExecutableTarget> InvokedTargets => [.. ExecutionPlan.Where(x => x.Invoked)];

    [Parameter("List of targets to be skipped. Empty list skips all dependencies.", Name = "Skip", Separator = "+")]
    public IReadOnlyCollection<ExecutableTarget> SkippedTargets => With(ExecutionStatus.Skipped);

    public int? ExitCode { get; set; }
    public IReadOnlyCollection<ExecutableTarget> ExecutionPlan { get; set; } = [];
    public IReadOnlyCollection<ExecutableTarget> ScheduledTargets => With(ExecutionStatus.Scheduled);
    public IReadOnlyCollection<ExecutableTarget> RunningTargets => With(ExecutionStatus.Running);
    public IReadOnlyCollection<ExecutableTarget> SucceededTargets => With(ExecutionStatus.Succeeded);
    public IReadOnlyCollection<ExecutableTarget> FailedTargets => With(ExecutionStatus.Failed);
    public IReadOnlyCollection<ExecutableTarget> AbortedTargets => With(ExecutionStatus.Aborted);
    public IReadOnlyCollection<ExecutableTarget> FinishedTargets =>
        [.. ExecutionPlan.Where(x => x.Status is ExecutionStatus.Succeeded or ExecutionStatus.Failed or ExecutionStatus.Skipped or ExecutionStatus.Collective)];
    public bool IsFailing => ExecutionPlan.Any(x => x.Status is ExecutionStatus.Failed or ExecutionStatus.Aborted or ExecutionStatus.NotRun);
    public bool IsSucceeding => !IsFailing;
    public bool IsFinished => ScheduledTargets.Count + RunningTargets.Count == 0;

    internal IReadOnlyList<ExecutableTarget> AllTargets { get; set; } = [];

    AbsolutePath INukeBuild.RootDirectory => RootDirectory;
    AbsolutePath INukeBuild.TemporaryDirectory => TemporaryDirectory;
    AbsolutePath INukeBuild.BuildAssemblyFile => BuildAssemblyFile;
    AbsolutePath INukeBuild.BuildAssemblyDirectory => BuildAssemblyDirectory;
    AbsolutePath INukeBuild.BuildProjectFile => BuildProjectFile;
    AbsolutePath INukeBuild.BuildProjectDirectory => BuildProjectDirectory;
    Host INukeBuild.Host => Host;
    Verbosity INukeBuild.Verbosity => Verbosity;
    bool INukeBuild.IsLocalBuild => IsLocalBuild;
    bool INukeBuild.IsServerBuild => IsServerBuild;

    protected static int Execute<T>(params Expression<Func<T, Target>>[] defaultTargetExpressions)
        where T : NukeBuild, new() => BuildRun.Start(() => new T(), [.. defaultTargetExpressions]);

    public void ReportSummary(Configure<Dictionary<string, string>> configurator = null)
    {
        foreach (var target in RunningTargets)
            target.SummaryInformation = configurator?.Invoke([]) ?? [];
    }

    protected virtual void OnBuildCreated() { }

    protected virtual void OnBuildInitialized() { }

    protected virtual void OnBuildFinished() { }

    protected virtual void OnTargetRunning(string target) { }

    protected virtual void OnTargetSkipped(string target) { }

    protected virtual void OnTargetSucceeded(string target) { }

    protected virtual void OnTargetFailed(string target) { }

    T INukeBuild.TryGetValue<T>(Expression<Func<T>> parameterExpression) => ParameterSources.TryGetValue<T>(parameterExpression, this);

    T INukeBuild.TryGetValue<T>(Expression<Func<object>> parameterExpression) => ParameterSources.TryGetValue<T>(parameterExpression, this);

    internal void Created() => OnBuildCreated();

    internal void Initialized() => OnBuildInitialized();

    internal void Finished() => OnBuildFinished();

    internal void Report(ExecutableTarget target)
    {
        switch (target.Status)
        {
            case ExecutionStatus.Running:
                OnTargetRunning(target.Name);
                break;
            case ExecutionStatus.Skipped:
                OnTargetSkipped(target.Name);
                break;
            case ExecutionStatus.Succeeded:
                OnTargetSucceeded(target.Name);
                break;
            case ExecutionStatus.Failed:
                OnTargetFailed(target.Name);
                break;
        }
    }

    private IReadOnlyCollection<ExecutableTarget> With(ExecutionStatus status) => [.. ExecutionPlan.Where(x => x.Status == status)];
}
