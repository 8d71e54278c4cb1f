using System.Linq.Expressions;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common;

public interface INukeBuild
{
    AbsolutePath RootDirectory { get; }
    AbsolutePath TemporaryDirectory { get; }
    AbsolutePath BuildAssemblyFile { get; }
    AbsolutePath BuildAssemblyDirectory { get; }
    AbsolutePath BuildProjectFile { get; }
    AbsolutePath BuildProjectDirectory { get; }
    Host Host { get; }
    Verbosity Verbosity { get; }
    bool Plan { get; }
    bool Help { get; }
    bool NoLogo { get; }
    bool Continue { get; }
    bool IsLocalBuild { get; }
    bool IsServerBuild { get; }
    bool IsSucceeding { get; }
    bool IsFailing { get; }
    bool IsFinished { get; }
    int? ExitCode { get; set; }
    IReadOnlyCollection<ExecutableTarget> ExecutionPlan { get; }
    IReadOnlyCollection<ExecutableTarget> InvokedTargets { get; }
    IReadOnlyCollection<ExecutableTarget> SkippedTargets { get; }
    IReadOnlyCollection<ExecutableTarget> ScheduledTargets { get; }
    IReadOnlyCollection<ExecutableTarget> RunningTargets { get; }
    IReadOnlyCollection<ExecutableTarget> SucceededTargets { get; }
    IReadOnlyCollection<ExecutableTarget> FailedTargets { get; }
    IReadOnlyCollection<ExecutableTarget> AbortedTargets { get; }
    IReadOnlyCollection<ExecutableTarget> FinishedTargets { get; }

    T TryGetValue<T>(Expression<Func<T>> parameterExpression)
        where T : class;
    T TryGetValue<T>(Expression<Func<object>> parameterExpression);
    void ReportSummary(Configure<Dictionary<string, string>> configurator = null);
}
