using System.Text.RegularExpressions;

namespace Slipway.Core.Workflows;

/// <summary>What no reader of the format checks: that a workflow gives away nothing and can be run on a laptop.</summary>
public static partial class WorkflowChecks
{
    private const string Build = "./build.sh ";
    private const int LongestMinutes = 360;

    /// <summary>What is wrong; empty for nothing.</summary>
    /// <param name="workflow">The workflow.</param>
    public static IReadOnlyList<string> Faults(Workflow workflow) =>
        [.. Shape(workflow), .. workflow.Jobs.SelectMany(job => Job(job, workflow.On.PullRequests.Count > 0)).Select(x => $"{workflow.File}: {x}")];

    private static IEnumerable<string> Shape(Workflow workflow)
    {
        var before = new HashSet<string>(StringComparer.Ordinal);
        foreach (var job in workflow.Jobs)
        {
            foreach (var missing in job.Needs.Except(before))
                yield return $"{workflow.File}: job {job.Id} needs {missing}, which is no job before it";
            if (!before.Add(job.Id))
                yield return $"{workflow.File}: two jobs are {job.Id}";
        }
    }

    private static IEnumerable<string> Job(Job job, bool forks)
    {
        if (job.Minutes is < 1 or > LongestMinutes)
            yield return $"job {job.Id} is ended after {job.Minutes} minutes; 1 to {LongestMinutes} are allowed";
        foreach (var named in Named().Matches(Expressions(job)).Select(x => x.Groups["job"].Value).Distinct().Except(job.Needs))
            yield return $"job {job.Id} reads {named}, which it does not need";
        if (forks && job.Permissions.Any(x => x.Access == "write") && !IsTrusted(job.If))
            yield return $"job {job.Id} may write, and runs for pull requests of forks";
        var ids = job.Steps.Select(x => x.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var step in StepIds().Matches(Expressions(job)).Select(x => x.Groups["step"].Value).Distinct().Where(x => !ids.Contains(x)))
            yield return $"job {job.Id} reads step {step}, which it does not have";
        foreach (var fault in job.Steps.SelectMany(step => Step(job, step, forks)))
            yield return $"job {job.Id}, step '{fault.Step}' {fault.What}";
    }

    private static IEnumerable<(string Step, string What)> Step(Job job, WorkflowStep step, bool forks)
    {
        if (step is RunStep run)
        {
            if (!run.Line.StartsWith(Build, StringComparison.Ordinal) && run.Exception is null)
                yield return (step.Name, "is no line of ./build.sh, and says not why");
            if (run.Line.Contains("${{", StringComparison.Ordinal))
                yield return (step.Name, "has an expression in its script: a stranger's text could become a command");
            if (run.Line.Contains('\n', StringComparison.Ordinal))
                yield return (step.Name, "has more than one line");
        }
        if (step is UseStep use && (!Commit().IsMatch(use.Action.Commit) || use.Action.Version.Length == 0))
            yield return (step.Name, $"uses {use.Action.ToReference()}, which is no commit with its version");
        if (forks && Secrets(step) && !IsTrusted(job.If) && !IsTrusted(step.If))
            yield return (step.Name, "has a secret, and runs for pull requests of forks");
    }

    /// <summary>Whether a condition keeps pull requests of forks out.</summary>
    private static bool IsTrusted(string? condition) =>
        condition is not null
        && (
            condition.Contains("github.event_name == 'push'", StringComparison.Ordinal)
            || condition.Contains("github.event.pull_request.head.repo.full_name == github.repository", StringComparison.Ordinal)
        );

    private static bool Secrets(WorkflowStep step) =>
        step.Env.Concat(step is UseStep use ? use.With : []).Any(x => x.Value.Contains("secrets.", StringComparison.Ordinal));

    private static string Expressions(Job job) =>
        string.Join('\n', (string?[])[job.If, job.Matrix, .. job.Outputs.Select(x => x.Value), .. job.Steps.Select(x => x.If)]);

    [GeneratedRegex(@"needs\.(?<job>[a-z-]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    [GeneratedRegex(@"steps\.(?<step>[a-z-]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex StepIds();

    [GeneratedRegex("^[0-9a-f]{40}$")]
    private static partial Regex Commit();
}
