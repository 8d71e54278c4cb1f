using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Which planned targets do not run, before anything runs.</summary>
internal static class Skipping
{
    /// <summary>--skip: the named targets, or all that were not named on the command line. What was asked for by name runs.</summary>
    public static void ByParameter(NukeBuild build)
    {
        if (ParameterSources.TargetNames("Skip", nameof(NukeBuild.SkippedTargets)) is not { } words)
            return;
        var names = words.SelectMany(x => x.Split('+')).ToList();
        var byName = Arguments.Positional.Length > 0 || ParameterSources.TargetNames("Target", nameof(NukeBuild.InvokedTargets)) is not null;
        foreach (var target in build.ExecutionPlan)
        {
            if (names.Count == 0 ? !(target.Invoked && byName) : names.Exists(x => Planner.SameName(x, target.Name)))
                Skip(build, target, byName, x => x.Skipped = "via parameter");
        }
    }

    public static void ByStaticConditions(NukeBuild build)
    {
        foreach (var target in build.ExecutionPlan.Where(x => x.StaticConditions.Count > 0))
        {
            if (FalseConditions(target, target.StaticConditions) is { } condition)
            {
                target.OnlyWhen = condition;
                // What was asked for stays in its place until it is reached; only what it alone needs goes now.
                Skip(build, target, keepInvoked: true, _ => { });
            }
        }
    }

    /// <summary>The texts of the conditions that are false; null when all hold.</summary>
    public static string FalseConditions(ExecutableTarget target, List<(string Text, Func<bool> Delegate)> conditions)
    {
        try
        {
            var failing = conditions.Where(x => !x.Delegate()).Select(x => x.Text).ToList();
            return failing.Count > 0 ? string.Join(" && ", failing) : null;
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Invocation of condition for {target.Name} has thrown an exception", exception);
        }
    }

    private static void Skip(NukeBuild build, ExecutableTarget target, bool keepInvoked, Action<ExecutableTarget> say)
    {
        if (target.Status != ExecutionStatus.Scheduled)
            return;
        var kept = target.Invoked && keepInvoked;
        if (!kept)
        {
            target.Status = ExecutionStatus.Skipped;
            say(target);
        }
        if (target.DependencyBehavior == DependencyBehavior.Execute)
            return;
        foreach (var other in target.ExecutionDependencies.Concat(target.Triggers).Where(x => !x.Invoked))
        {
            var needed = build.ScheduledTargets.Any(x => x != target && (x.ExecutionDependencies.Contains(other) || x.Triggers.Contains(other)));
            if (!needed)
                Skip(build, other, keepInvoked, x => x.Skipped = $"because of {target.Name}");
        }
    }
}
