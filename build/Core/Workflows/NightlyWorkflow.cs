using Slipway.Core.Catalog;

namespace Slipway.Core.Workflows;

/// <summary>What runs every night: everything from nothing, beside what the registry has, and whether the locks still say what their sources do.</summary>
public static class NightlyWorkflow
{
    /// <summary>Name of the file.</summary>
    public const string File = "nightly.yml";

    private const string When = "17 3 * * *";

    /// <summary>The workflow.</summary>
    /// <param name="settings">What CI builds.</param>
    /// <param name="pins">The actions.</param>
    public static Workflow Of(WorkflowSettings settings, ActionPins pins)
    {
        var steps = new WorkflowSteps(settings, pins);
        return new Workflow(
            File,
            "nightly",
            ["Builds everything from nothing: what the sources no longer give is found before somebody needs it."],
            new Triggers([], [], settings.Nightly ?? When),
            new Concurrency("${{ github.workflow }}", "false"),
            [Plan(steps), Rebuild(steps), Drift(steps)]
        )
        {
            Env = steps.Variables,
        };
    }

    private static Job Plan(WorkflowSteps steps) =>
        new("plan", "Plan", WorkflowSteps.Runner, 10, steps.Reading, [steps.Checkout, steps.All])
        {
            Outputs = [new("matrix", "${{ steps.matrix.outputs.matrix }}")],
        };

    private static Job Rebuild(WorkflowSteps steps) =>
        new(
            "rebuild",
            "Rebuild ${{ matrix.name }}",
            "${{ matrix.runner }}",
            180,
            steps.Reading,
            [steps.Checkout, .. steps.Login(null), steps.Rebuild, .. steps.Compare, steps.Keep("${{ matrix.name }}")]
        )
        {
            About = ["No cache is read. What comes out is held against what the cache has by the same keys: one key, one content."],
            Needs = ["plan"],
            Matrix = "fromJSON(needs.plan.outputs.matrix)",
            Env = WorkflowSteps.Leg,
        };

    private static Job Drift(WorkflowSteps steps) =>
        new("drift", "Drift", WorkflowSteps.Runner, 30, [Grant.Read("contents")], [steps.Checkout, steps.Verify])
        {
            About = ["Locks, generated files and workflows are what their sources say."],
        };
}
