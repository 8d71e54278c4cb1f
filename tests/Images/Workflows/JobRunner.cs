using System.Text;
using System.Text.Json.Nodes;
using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Workflows;

/// <summary>One job on one machine: a clone, a home of its own, files to talk through.</summary>
internal sealed class JobRunner(CiRepository repository, WorkflowRun run, JsonObject contexts, string folder)
{
    private readonly StringBuilder _log = new();
    private readonly string _workspace = Path.Combine(repository.Work, folder, "vad");
    private readonly string _summary = Path.Combine(repository.Work, folder, "summary.md");
    private bool _hasFailed;

    public async Task<(RanJob Job, JsonObject Outputs)> RunAsync(string id, JsonObject workflow, JsonObject job)
    {
        Directory.CreateDirectory(Path.Combine(repository.Work, folder));
        File.WriteAllText(_summary, "");
        $"{workflow["defaults"]?["run"]?["shell"]}".ShouldBe("bash");
        foreach (var step in job["steps"]!.AsArray())
            await StepAsync(workflow, job, step!.AsObject());
        var outputs = new JsonObject((job["outputs"] as JsonObject ?? []).Select(x => KeyValuePair.Create(x.Key, (JsonNode?)Now().Expand($"{x.Value}"))));
        var result = _hasFailed ? "failure" : "success";
        return (new RanJob(Now().Expand($"{job["name"]}"), id, result, await File.ReadAllTextAsync(_summary), _log.ToString()), outputs);
    }

    private async Task StepAsync(JsonObject workflow, JsonObject job, JsonObject step)
    {
        var condition = step["if"] is { } text ? WorkflowRun.Inner($"{text}") : "success()";
        if ((!condition.Contains("always()", StringComparison.Ordinal) && _hasFailed) || !Expression.IsTrue(Now().Evaluate(condition)))
            return;
        if (step["uses"] is { } action)
            await ActAsync($"{action}".Split('@')[0], step["with"] as JsonObject ?? []);
        else
            await ScriptAsync(workflow, job, step);
    }

    private async Task ActAsync(string action, JsonObject with)
    {
        var now = Now();
        switch (action)
        {
            case "actions/checkout":
                await repository.CloneAsync(_workspace);
                break;
            case "actions/upload-artifact":
                var kept = Path.Combine(_workspace, $"{with["path"]}");
                if (Directory.Exists(kept))
                    run.Artifacts[now.Expand($"{with["name"]}")] = kept;
                break;
            case "actions/download-artifact":
                $"{with["pattern"]}".ShouldBe("slipway-*");
                foreach (var (name, path) in run.Artifacts.Where(x => x.Key.StartsWith("slipway-", StringComparison.Ordinal)))
                    (await ProcessRunner.RunAsync(new Command("cp", "-r", path, Made(_workspace, $"{with["path"]}", name)))).OrThrow();
                break;
            case "docker/login-action":
                // The registry of the test lets everybody in.
                $"{with["registry"]}".ShouldNotBeEmpty();
                break;
            default:
                throw new NotSupportedException($"no runner knows {action}");
        }
    }

    private static string Made(params string[] parts)
    {
        var path = Path.Combine(parts);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    private async Task ScriptAsync(JsonObject workflow, JsonObject job, JsonObject step)
    {
        var output = Path.Combine(repository.Work, folder, "output");
        File.WriteAllText(output, "");
        var environment = new Dictionary<string, string?>(repository.Machine(folder))
        {
            ["CI"] = "true",
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_WORKSPACE"] = _workspace,
            ["GITHUB_OUTPUT"] = output,
            ["GITHUB_STEP_SUMMARY"] = _summary,
            ["GITHUB_EVENT_NAME"] = $"{contexts["github"]!["event_name"]}",
            ["GITHUB_REF"] = $"{contexts["github"]!["ref"]}",
            ["GITHUB_REPOSITORY"] = $"{contexts["github"]!["repository"]}",
            ["GITHUB_RUN_ID"] = "1",
        };
        foreach (var level in (JsonObject?[])[workflow["env"] as JsonObject, job["env"] as JsonObject, step["env"] as JsonObject])
        foreach (var (name, value) in level ?? [])
            environment[name] = Now().Expand($"{value}");
        var ran = await ProcessRunner.RunAsync(
            new Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", $"{step["run"]}")
            {
                WorkingDirectory = _workspace,
                Environment = environment,
                Timeout = TimeSpan.FromMinutes(8),
            }
        );
        _log.Append($"> {step["run"]}\n").Append(ran.Output).Append(ran.Error);
        _hasFailed |= ran.ExitCode != 0;
        if (step["id"] is { } id)
            contexts["steps"]![$"{id}"] = new JsonObject
            {
                ["outputs"] = new JsonObject(File.ReadLines(output).Select(x => x.Split('=', 2)).Select(x => KeyValuePair.Create(x[0], (JsonNode?)x[1]))),
            };
    }

    private Expression Now() =>
        new(
            contexts,
            new Dictionary<string, Func<bool>>(StringComparer.Ordinal)
            {
                ["always"] = () => true,
                ["cancelled"] = () => false,
                ["success"] = () => !_hasFailed,
            }
        );
}
