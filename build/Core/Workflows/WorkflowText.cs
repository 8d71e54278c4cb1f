using System.Globalization;

namespace Slipway.Core.Workflows;

/// <summary>A workflow as the file that GitHub reads. The same workflow gives the same text everywhere.</summary>
public static class WorkflowText
{
    /// <summary>First line of a file that Slipway wrote: one without it is the user's own.</summary>
    public const string Head =
        "# Written by Slipway (./build.sh Workflows). Change slipway.json or pins.json and write it again; VerifyWorkflows finds what was changed by hand.";

    /// <summary>The text.</summary>
    /// <param name="workflow">The workflow.</param>
    public static string Render(Workflow workflow)
    {
        var yaml = new YamlText();
        yaml.Comment(Head[2..]);
        foreach (var line in workflow.About)
            yaml.Comment(line);
        yaml.Value("name", workflow.Name);
        yaml.Gap();
        yaml.Map("on", () => On(yaml, workflow.On));
        yaml.Gap();
        yaml.Comment("Each job asks for what it needs.");
        yaml.Plain("permissions", "{}");
        yaml.Gap();
        yaml.Map(
            "concurrency",
            () =>
            {
                yaml.Value("group", workflow.Concurrency.Group);
                Flag(yaml, "cancel-in-progress", workflow.Concurrency.Cancels);
            }
        );
        yaml.Gap();
        Settings(yaml, "env", workflow.Env, gap: true);
        yaml.Comment("Every script is one line; where it fails the job ends.");
        yaml.Map("defaults", () => yaml.Map("run", () => yaml.Value("shell", "bash")));
        yaml.Gap();
        yaml.Map(
            "jobs",
            () =>
            {
                foreach (var (job, place) in workflow.Jobs.Select((x, i) => (x, i)))
                {
                    if (place > 0)
                        yaml.Gap();
                    JobText(yaml, job);
                }
            }
        );
        return yaml.ToString();
    }

    private static void On(YamlText yaml, Triggers on)
    {
        if (on.Pushes.Count > 0)
            yaml.Map("push", () => yaml.List("branches", on.Pushes));
        if (on.PullRequests.Count > 0)
            yaml.Map("pull_request", () => yaml.List("branches", on.PullRequests));
        if (on.Schedule is { } cron)
            yaml.Map("schedule", () => yaml.Item(() => yaml.Value("cron", cron)));
        if (on.ByHand)
            yaml.Plain("workflow_dispatch", "{}");
    }

    private static void JobText(YamlText yaml, Job job)
    {
        foreach (var line in job.About)
            yaml.Comment(line);
        yaml.Map(
            job.Id,
            () =>
            {
                yaml.Value("name", job.Name);
                if (job.Needs.Count > 0)
                    yaml.List("needs", job.Needs);
                if (job.If is { } condition)
                    yaml.Value("if", Expression(condition));
                yaml.Value("runs-on", job.RunsOn);
                yaml.Plain("timeout-minutes", job.Minutes.ToString(CultureInfo.InvariantCulture));
                if (job.Environment is { } environment)
                    yaml.Value("environment", environment);
                if (job.Permissions.Count == 0)
                    yaml.Plain("permissions", "{}");
                Settings(yaml, "permissions", [.. job.Permissions.Select(x => new Setting(x.Scope, x.Access))]);
                if (job.Matrix is { } matrix)
                    yaml.Map(
                        "strategy",
                        () =>
                        {
                            yaml.Plain("fail-fast", "false");
                            yaml.Value("matrix", Expression(matrix));
                        }
                    );
                Settings(yaml, "outputs", job.Outputs);
                Settings(yaml, "env", job.Env);
                yaml.Map(
                    "steps",
                    () =>
                    {
                        foreach (var step in job.Steps)
                            StepText(yaml, step);
                    }
                );
            }
        );
    }

    private static void StepText(YamlText yaml, WorkflowStep step)
    {
        foreach (var line in step.About)
            yaml.Comment(line);
        if (step is RunStep { Exception: { } exception })
            yaml.Comment($"No line of ./build.sh: {exception}");
        yaml.Item(() =>
        {
            yaml.Value("name", step.Name);
            if (step.Id is { } id)
                yaml.Value("id", id);
            if (step.If is { } condition)
                yaml.Value("if", Expression(condition));
            if (step is UseStep use)
            {
                yaml.Value("uses", use.Action.ToReference(), use.Action.Version);
                Settings(yaml, "with", use.With);
            }
            Settings(yaml, "env", step.Env);
            if (step is RunStep run)
                yaml.Value("run", run.Line);
        });
    }

    private static void Settings(YamlText yaml, string key, IReadOnlyList<Setting> settings, bool gap = false)
    {
        if (settings.Count == 0)
            return;
        yaml.Map(
            key,
            () =>
            {
                foreach (var setting in settings)
                    Flag(yaml, setting.Name, setting.Value);
            }
        );
        if (gap)
            yaml.Gap();
    }

    /// <summary>True and false are written as such: as texts they would be true both.</summary>
    private static void Flag(YamlText yaml, string key, string value)
    {
        if (value is "true" or "false")
            yaml.Plain(key, value);
        else
            yaml.Value(key, value);
    }

    private static string Expression(string inner) => $"${{{{ {inner} }}}}";
}
