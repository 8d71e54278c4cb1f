using Slipway.Core.Catalog;
using Slipway.Core.Workflows;

namespace Slipway.Core.Tests.Workflows;

/// <summary>Workflows to look at.</summary>
internal static class Sample
{
    public static readonly ActionPins Pins = ActionPins.Of([
        .. ActionPins.Names.Select((x, i) => new ActionPin(x, $"v{i + 1}.0.0", new string((char)('a' + i), 40))),
    ]);

    public static readonly WorkflowSettings Local = new(Upstream: "debian");

    public static readonly WorkflowSettings GitHub = new(["main", "release/*"], "debian", Registry: "ghcr.io/team/vad");

    public static readonly WorkflowSettings Company = new(
        Registry: "registry.example.com/team",
        Runners: new Dictionary<string, string> { ["linux/arm64"] = "arm" }
    );

    public static TheoryData<string> Names => [.. All.Keys];

    public static readonly IReadOnlyDictionary<string, Workflow> All = new Dictionary<string, Workflow>(StringComparer.Ordinal)
    {
        ["local"] = CiWorkflow.Of(Local, Pins),
        ["github"] = CiWorkflow.Of(GitHub, Pins),
        ["company"] = CiWorkflow.Of(Company, Pins),
        ["nightly"] = NightlyWorkflow.Of(GitHub, Pins),
    };
}
