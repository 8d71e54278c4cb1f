using System.Text.Json.Nodes;
using Slipway.Images.Tests.Demo;
using Slipway.Images.Tests.Engine;

namespace Slipway.Images.Tests.Workflows;

/// <summary>The generated workflow, run: its own file, its own lines, each job in a clean clone on a machine that ran nothing before.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "G2")]
public sealed class WorkflowRunTests(DemoHome demo)
{
    [EngineFact]
    public async Task A_push_makes_publishes_and_caches_and_a_pull_request_that_changes_nothing_runs_no_leg()
    {
        using var registry = new Slipway.Tests.RegistryServer();
        await registry.InitializeAsync();
        using var repository = new CiRepository(demo);
        await repository.MakeAsync();
        Configure(repository, registry.Host);
        await WriteWorkflowsAsync(repository);
        var app = Path.Combine(repository.Root, "service", "vad", "__init__.py");
        File.AppendAllText(app, "# changed\n");
        await repository.CommitAsync("one");

        var push = await RunAsync(repository, Push);
        Results(push).ShouldBe([("plan", "success"), ("build", "skipped"), ("make", "success"), ("publish", "success"), ("report", "skipped")]);
        push.Jobs[0].Summary.ShouldContain("1 to build, 0 reused");
        push.Jobs[2].Summary.ShouldContain("- the service's tests linux/");
        foreach (var file in (string[])["job.json", "audit.json"])
            File.Exists(Path.Combine(push.Artifacts[$"slipway-minimal-onnx-cpu.{DemoBench.Host.Architecture}"], file)).ShouldBeTrue(file);
        push.Jobs[3].Log.ShouldMatch($"in registry: {registry.Host}/team/slipway/vad:minimal-onnx-cpu, ");

        var same = await RunAsync(repository, PullRequest);
        Results(same).ShouldBe([("plan", "success"), ("build", "skipped"), ("make", "skipped"), ("publish", "skipped"), ("report", "success")]);
        same.Jobs[0].Summary.ShouldContain("0 to build, 1 reused");
        same.Jobs[^1].Summary.ShouldContain("### Slipway: nothing to build");
        same.Jobs[^1].Summary.ShouldMatch("was not built: all \\d+ layers are found by key, and the image has passed its test");

        // Elsewhere jobs are not left out; they find all, and the tests' pass with it.
        var gitLab = await Examples.GitLabAsync(repository, registry.Host);
        gitLab.ShouldContain("in registry: ");
        gitLab.ShouldContain("the service's tests linux/amd64: recorded");
        (await Examples.ShellAsync(repository, registry.Host)).ShouldContain("made 0 of ");
    }

    private static JsonObject Push =>
        new()
        {
            ["event_name"] = "push",
            ["ref"] = "refs/heads/main",
            ["repository"] = "team/vad",
            ["event"] = new JsonObject(),
        };

    private static JsonObject PullRequest =>
        new()
        {
            ["event_name"] = "pull_request",
            ["ref"] = "refs/pull/7/merge",
            ["repository"] = "team/vad",
            ["event"] = new JsonObject
            {
                ["pull_request"] = new JsonObject
                {
                    ["number"] = 7,
                    ["head"] = new JsonObject { ["repo"] = new JsonObject { ["full_name"] = "team/vad" } },
                },
            },
        };

    private static void Configure(CiRepository repository, string host)
    {
        var path = Path.Combine(repository.Root, "slipway.json");
        var settings = JsonNode.Parse(File.ReadAllText(path))!;
        settings["workflows"] = new JsonObject
        {
            ["upstream"] = "debian",
            ["platforms"] = new JsonArray($"{DemoBench.Host}"),
            ["registry"] = $"{host}/team",
        };
        File.WriteAllText(path, settings.ToJsonString());
    }

    private static async Task WriteWorkflowsAsync(CiRepository repository)
    {
        var folder = Path.Combine(repository.Work, "first");
        await repository.CommitAsync("files");
        await repository.CloneAsync(folder);
        var run = await Slipway.Tools.Processes.ProcessRunner.RunAsync(
            new Slipway.Tools.Processes.Command(Path.Combine(folder, "build.sh"), "Workflows")
            {
                WorkingDirectory = folder,
                Environment = await repository.MachineAsync("first"),
            }
        );
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, ".github", "workflows")))
            File.Copy(file, Path.Combine(repository.Root, ".github", "workflows", Path.GetFileName(file)), overwrite: true);
    }

    private static async Task<WorkflowRun> RunAsync(CiRepository repository, JsonObject github)
    {
        var run = new WorkflowRun(repository, "ci.yml", github);
        await run.RunAsync();
        foreach (var job in run.Jobs)
            job.Result.ShouldNotBe("failure", job.Log);
        return run;
    }

    private static IEnumerable<(string, string)> Results(WorkflowRun run) => run.Jobs.Select(x => (x.Id, x.Result));
}
