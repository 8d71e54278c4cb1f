using Slipway.Core.Catalog;
using Slipway.Core.Jobs;

namespace Slipway.Core.Workflows;

/// <summary>The steps that generated workflows are made of. Options are variables, so that a line reads the same everywhere and no text of a stranger is ever part of one.</summary>
/// <param name="settings">What CI builds.</param>
/// <param name="pins">The actions.</param>
internal sealed class WorkflowSteps(WorkflowSettings settings, ActionPins pins)
{
    /// <summary>Where jobs run that are of no platform.</summary>
    public const string Runner = "ubuntu-24.04";

    /// <summary>What a job leaves for the report and for a replay.</summary>
    private const string Kept = "out/ci";

    private const string GitHubRegistry = "ghcr.io";

    /// <summary>The options of one image.</summary>
    private static readonly Setting[] s_image =
    [
        new("SLIPWAY_MODE", "${{ matrix.mode }}"),
        new("SLIPWAY_BACKEND", "${{ matrix.backend }}"),
        new("SLIPWAY_DEVICE", "${{ matrix.device }}"),
    ];

    /// <summary>The options of one image on one platform.</summary>
    public static readonly IReadOnlyList<Setting> Leg = [.. s_image, new("SLIPWAY_PLATFORM", "${{ matrix.platform }}"), new("SLIPWAY_JOB_FOLDER", Kept)];

    /// <summary>Whether images are published.</summary>
    public bool HasRegistry => settings.Registry is not null;

    /// <summary>The options of all jobs.</summary>
    public IReadOnlyList<Setting> Variables =>
        [
            new("SLIPWAY_UPSTREAM", settings.Upstream ?? "pypi"),
            .. settings.Registry is { } registry ? (Setting[])[new("SLIPWAY_REGISTRY", registry), new("SLIPWAY_CACHE", $"registry={registry}/cache")] : [],
        ];

    /// <summary>What a job that writes nothing may do.</summary>
    public IReadOnlyList<Grant> Reading => IsGitHub ? [Grant.Read("contents"), Grant.Read("packages")] : [Grant.Read("contents")];

    /// <summary>What a job may do that publishes.</summary>
    public IReadOnlyList<Grant> Writing => IsGitHub ? [Grant.Read("contents"), Grant.Write("packages")] : [Grant.Read("contents")];

    public WorkflowStep Checkout { get; } =
        new UseStep("Check out", pins.Checkout, [new("persist-credentials", "false")]) { About = ["The token stays out of the checkout."] };

    public WorkflowStep Verify { get; } = new RunStep("Verify locks and generated files", "./build.sh VerifyLock VerifyFiles VerifyWorkflows");

    public WorkflowStep Matrix { get; } = new RunStep("Plan", "./build.sh Explain --matrix") { Id = "matrix", Env = [new("SLIPWAY_JOB_FOLDER", Kept)] };

    /// <summary>The plan of everything, found or not.</summary>
    public WorkflowStep All { get; } = new RunStep("Plan", "./build.sh Explain --matrix --all") { Id = "matrix" };

    public WorkflowStep Rebuild { get; } = new RunStep("Build from nothing", "./build.sh Runtime --locked") { Env = [new("SLIPWAY_CACHE", "none")] };

    /// <summary>What was made beside what the registry has; nothing where there is no registry.</summary>
    public IReadOnlyList<WorkflowStep> Compare => HasRegistry ? [new RunStep("Compare with the cache", "./build.sh VerifyLayers --locked")] : [];

    /// <summary>The options of one image on all platforms.</summary>
    public IReadOnlyList<Setting> Whole => [.. s_image, new("SLIPWAY_PLATFORM", Platforms)];

    public WorkflowStep Runtime { get; } = new RunStep("Build", "./build.sh Runtime --locked");

    public WorkflowStep Check { get; } = new RunStep("Check", "./build.sh Check --locked");

    public WorkflowStep Audit { get; } = new RunStep("Audit", "./build.sh Audit --product runtime");

    public WorkflowStep PushCache { get; } = new RunStep("Fill the cache", "./build.sh PushCache --locked");

    /// <summary>What only tests need, and that they passed: where nothing changed they are not run again.</summary>
    public WorkflowStep PushTests { get; } = new RunStep("Fill the cache with what tests need", "./build.sh PushCache --locked --product check");

    public WorkflowStep Publish { get; } = new RunStep("Publish", "./build.sh Publish --locked");

    public WorkflowStep Bring { get; } = new UseStep("Bring the records", pins.Download, [new("path", Kept), new("pattern", $"{JobSpec.ArtifactPrefix}*")]);

    public WorkflowStep Comment { get; } =
        new RunStep("Comment", "./build.sh Comment")
        {
            Env =
            [
                new("SLIPWAY_JOB_FOLDER", Kept),
                new("SLIPWAY_PULL_REQUEST", "${{ github.event.pull_request.number }}"),
                new("GITHUB_TOKEN", "${{ secrets.GITHUB_TOKEN }}"),
            ],
        };

    private string Platforms => string.Join(",", settings.Platforms ?? [Platform.Amd64.ToString(), Platform.Arm64.ToString()]);

    private bool IsGitHub => settings.Registry?.Split('/')[0] == GitHubRegistry;

    /// <summary>Signs in to the registry; nothing where there is none.</summary>
    /// <param name="condition">When; null for always.</param>
    public IReadOnlyList<WorkflowStep> Login(string? condition) =>
        settings.Registry is not { } registry
            ? []
            :
            [
                new UseStep(
                    "Sign in to the registry",
                    pins.Login,
                    [
                        new("registry", registry.Split('/')[0]),
                        new("username", IsGitHub ? "${{ github.actor }}" : "${{ secrets.SLIPWAY_REGISTRY_USER }}"),
                        new("password", IsGitHub ? "${{ secrets.GITHUB_TOKEN }}" : "${{ secrets.SLIPWAY_REGISTRY_PASSWORD }}"),
                    ]
                )
                {
                    If = condition,
                },
            ];

    /// <summary>Keeps what a job leaves.</summary>
    /// <param name="name">Whose it is.</param>
    public WorkflowStep Keep(string name) =>
        new UseStep(
            "Keep the records",
            pins.Upload,
            [new("name", $"{JobSpec.ArtifactPrefix}{name}"), new("path", Kept), new("if-no-files-found", "warn"), new("retention-days", "14")]
        )
        {
            If = "always()",
        };
}
