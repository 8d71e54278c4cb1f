using System.Reflection;

namespace Nuke.Common.Execution;

/// <summary>Runs targets one after the other and tells the build about each.</summary>
internal sealed class TargetRun(NukeBuild build, Attempt attempt)
{
    public void Run(ExecutableTarget target)
    {
        if (target.Status == ExecutionStatus.Scheduled && (target.OnlyWhen ?? Skipping.FalseConditions(target, target.DynamicConditions)) is { } condition)
        {
            target.OnlyWhen = condition;
            target.Status = ExecutionStatus.Skipped;
        }
        if (target.Status == ExecutionStatus.Skipped)
            build.Report(target);
        else if (target.Actions.Count == 0)
            target.Status = ExecutionStatus.Collective;
        else
            Act(target);
    }

    /// <summary>After a failure: the targets that run nevertheless. What fails in these is recorded, not thrown.</summary>
    public void RunAssured()
    {
        foreach (var target in build.ScheduledTargets.Where(x => x.AssuredAfterFailure))
            Run(target);
    }

    private void Act(ExecutableTarget target)
    {
        Log.Target = target.Name;
        using var block = NukeBuild.Host.Open(target.Name);
        try
        {
            target.Status = ExecutionStatus.Running;
            target.Clock.Restart();
            build.Report(target);
            target.Actions.ForEach(x => x());
            target.Clock.Stop();
            target.Status = ExecutionStatus.Succeeded;
            build.Report(target);
            attempt?.Succeeded(target);
        }
        catch (Exception exception)
        {
            Fail(target, exception is TargetInvocationException { InnerException: { } inner } ? inner : exception);
        }
        finally
        {
            Log.Target = null;
        }
    }

    private void Fail(ExecutableTarget target, Exception exception)
    {
        target.Clock.Stop();
        if (target.SummaryInformation.Count == 0)
            target.SummaryInformation[exception.GetType().Name] = exception.Message.Split('\n')[0].TrimEnd();
        Log.Error($"Target {target.Name} has thrown an exception", exception);
        target.Status = ExecutionStatus.Failed;
        build.Report(target);
        if (!target.ProceedAfterFailure && !target.AssuredAfterFailure)
            throw new TargetFailedException();
    }
}
