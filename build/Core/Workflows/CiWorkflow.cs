using Slipway.Core.Catalog;

namespace Slipway.Core.Workflows;

/// <summary>
/// What runs for each pull request and each push to a protected branch: a plan, the builds that it leaves, the index, a report.
/// A pull request writes nothing but its report; a protected branch publishes and fills the cache.
/// </summary>
public static class CiWorkflow
{
    /// <summary>Name of the file.</summary>
    public const string File = "ci.yml";

    /// <summary>The condition of jobs that write: only what is on a protected branch is published and cached.</summary>
    private const string IsProtected = "github.event_name == 'push'";

    /// <summary>A pull request of a fork has no secrets, and its token writes nothing.</summary>
    private const string IsOwnPullRequest = "github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository";

    /// <summary>The workflow.</summary>
    /// <param name="settings">What CI builds.</param>
    /// <param name="pins">The actions.</param>
    public static Workflow Of(WorkflowSettings settings, ActionPins pins)
    {
        var steps = new WorkflowSteps(settings, pins);
        var branches = settings.Branches ?? ["main"];
        List<Job> jobs = [Plan(steps), Build(steps), Report(steps)];
        if (settings.Registry is not null)
            jobs.InsertRange(2, [Make(steps), Publish(steps)]);
        return new Workflow(
            File,
            "ci",
            [
                "plan -> one job for each image and platform that has to be made -> index -> report.",
                "Every step can be run on a laptop as it stands: the variables above it are its options.",
            ],
            new Triggers(branches, branches),
            new Concurrency("${{ github.workflow }}-${{ github.ref }}", "${{ github.event_name == 'pull_request' }}"),
            jobs
        )
        {
            Env = steps.Variables,
        };
    }

    private static Job Plan(WorkflowSteps steps) =>
        new(
            "plan",
            "Plan",
            WorkflowSteps.Runner,
            10,
            steps.Reading,
            [steps.Checkout, .. steps.Login(IsOwn), steps.Verify, steps.Matrix, steps.Keep(BuildMatrix.Job)]
        )
        {
            About = ["Says what has to be made and why. What a registry has by its key gets no job."],
            Outputs =
            [
                new("legs", "${{ steps.matrix.outputs.legs }}"),
                new("matrix", "${{ steps.matrix.outputs.matrix }}"),
                .. steps.HasRegistry ? (Setting[])[new("images", "${{ steps.matrix.outputs.images }}")] : [],
            ],
        };

    private static Job Build(WorkflowSteps steps) =>
        Leg(steps, "build", "Build", steps.HasRegistry ? $"({NeedsLegs}) && github.event_name != 'push'" : NeedsLegs, steps.Reading, []) with
        {
            About = ["On machines of the image's own platform, without writing anywhere."],
        };

    private static Job Make(WorkflowSteps steps) =>
        Leg(steps, "make", "Make", $"({NeedsLegs}) && {IsProtected}", steps.Writing, [steps.PushCache, steps.PushTests]) with
        {
            About = ["The same on a protected branch. What was made, and has passed, goes to the cache by its key."],
        };

    private static Job Leg(WorkflowSteps steps, string id, string name, string condition, IReadOnlyList<Grant> permissions, IReadOnlyList<WorkflowStep> more) =>
        new(
            id,
            $"{name} ${{{{ matrix.name }}}}",
            "${{ matrix.runner }}",
            120,
            permissions,
            [steps.Checkout, .. steps.Login(IsOwn), steps.Runtime, steps.Check, steps.Audit, .. more, steps.Keep("${{ matrix.name }}")]
        )
        {
            Needs = ["plan"],
            If = condition,
            Matrix = "fromJSON(needs.plan.outputs.matrix)",
            Env = WorkflowSteps.Leg,
        };

    private static Job Publish(WorkflowSteps steps) =>
        new("publish", "Publish ${{ matrix.name }}", WorkflowSteps.Runner, 30, steps.Writing, [steps.Checkout, .. steps.Login(null), steps.Publish])
        {
            About = ["Every layer is found by its key now, and has passed its test: only manifests and the index are written."],
            Matrix = "fromJSON(needs.plan.outputs.images)",
            Env = steps.Whole,
            Needs = ["plan", "make"],
            If = $"!cancelled() && {IsProtected} && needs.plan.result == 'success' && (needs.make.result == 'success' || needs.make.result == 'skipped')",
        };

    private static Job Report(WorkflowSteps steps) =>
        new(
            "report",
            "Report",
            WorkflowSteps.Runner,
            10,
            // The records of the base branch are artifacts of its last run.
            [Grant.Read("actions"), Grant.Read("contents"), Grant.Write("checks"), Grant.Write("pull-requests")],
            [steps.Checkout, steps.Bring, steps.Comment]
        )
        {
            About = ["One comment of the pull request, written anew in place: the plan, the sizes, the findings."],
            Needs = ["plan", "build"],
            If = $"!cancelled() && {IsOwnPullRequest} && needs.plan.result == 'success'",
        };

    private const string NeedsLegs = "needs.plan.outputs.legs != '0'";

    private const string IsOwn = "github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository";
}
