using System.Text.Json.Nodes;

namespace Slipway.Images.Tests.Workflows;

/// <summary>What a job came to.</summary>
/// <param name="Name">Its name, expanded.</param>
/// <param name="Id">Its id.</param>
/// <param name="Result">success, failure or skipped.</param>
/// <param name="Summary">Its Markdown summary.</param>
/// <param name="Log">What its steps said.</param>
internal sealed record RanJob(string Name, string Id, string Result, string Summary, string Log);

/// <summary>Runs a workflow's file here as GitHub's runner does: jobs in order of their needs, each in a clean clone, its scripts by bash, with the documented variables.</summary>
internal sealed class WorkflowRun(CiRepository repository, string file, JsonObject github)
{
    private readonly JsonObject _workflow = WorkflowFile.Read(Path.Combine(repository.Root, ".github", "workflows", file));
    private readonly Dictionary<string, (string Result, JsonObject Outputs)> _done = new(StringComparer.Ordinal);

    /// <summary>All that ran or was skipped, in order.</summary>
    public List<RanJob> Jobs { get; } = [];

    /// <summary>Artifacts by name: their folders.</summary>
    public Dictionary<string, string> Artifacts { get; } = new(StringComparer.Ordinal);

    public async Task RunAsync()
    {
        foreach (var (id, node) in (JsonObject)_workflow["jobs"]!)
            await JobAsync(id, (JsonObject)node!);
    }

    private async Task JobAsync(string id, JsonObject job)
    {
        List<string> needs = [.. (job["needs"] as JsonArray ?? []).Select(x => $"{x}")];
        var contexts = Contexts(needs);
        var hasAll = needs.TrueForAll(x => _done[x].Result == "success");
        var condition = $"{job["if"]}";
        var statuses = new Dictionary<string, Func<bool>>(StringComparer.Ordinal)
        {
            ["always"] = () => true,
            ["cancelled"] = () => false,
            ["success"] = () => hasAll,
        };
        // A condition that asks for no status means: and all before went well.
        var asksStatus = statuses.Keys.Any(x => condition.Contains($"{x}()", StringComparison.Ordinal));
        var runs = (asksStatus || hasAll) && (condition.Length == 0 || Expression.IsTrue(new Expression(contexts, statuses).Evaluate(Inner(condition))));
        if (!runs)
        {
            _done[id] = ("skipped", []);
            Jobs.Add(new RanJob($"{job["name"]}", id, "skipped", "", ""));
            return;
        }
        var (result, outputs) = ("success", new JsonObject());
        foreach (var leg in Legs(job, contexts))
        {
            contexts["matrix"] = leg.DeepClone();
            var runner = new JobRunner(repository, this, contexts, $"{id}-{Jobs.Count}");
            var (ran, given) = await runner.RunAsync(id, _workflow, job);
            Jobs.Add(ran);
            outputs = given;
            if (ran.Result != "success")
                result = "failure";
        }
        _done[id] = (result, outputs);
    }

    private static IEnumerable<JsonObject> Legs(JsonObject job, JsonObject contexts)
    {
        if (job["strategy"] is not JsonObject strategy)
            return
            [
                [],
            ];
        var matrix = new Expression(contexts, new Dictionary<string, Func<bool>>(StringComparer.Ordinal)).Evaluate(Inner($"{strategy["matrix"]}"))!;
        return matrix["include"]!.AsArray().Select(x => x!.AsObject());
    }

    private JsonObject Contexts(List<string> needs) =>
        new()
        {
            ["github"] = github.DeepClone(),
            ["secrets"] = new JsonObject(),
            ["matrix"] = new JsonObject(),
            ["steps"] = new JsonObject(),
            ["needs"] = new JsonObject(
                needs.Select(x =>
                    KeyValuePair.Create(x, (JsonNode?)new JsonObject { ["result"] = _done[x].Result, ["outputs"] = _done[x].Outputs.DeepClone() })
                )
            ),
        };

    /// <summary>What stands in the braces of a condition.</summary>
    public static string Inner(string text)
    {
        text.ShouldStartWith("${{ ");
        text.ShouldEndWith(" }}");
        return text[4..^3];
    }
}
