using System.Text.Json.Nodes;
using Slipway.Images.Tests.Demo;
using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Workflows;

/// <summary>The documented examples for other CI systems, each run line by line on a machine that ran nothing before.</summary>
internal static class Examples
{
    /// <summary>The jobs of GitLab's file in order, as its shell runner runs them on a protected branch.</summary>
    /// <returns>What was said.</returns>
    public static async Task<string> GitLabAsync(CiRepository repository, string host)
    {
        var file = WorkflowFile.Read(Path.Combine(repository.Root, "docs", "examples", "gitlab-ci.yml"));
        var said = "";
        foreach (var (name, node) in file.Where(x => x.Value is JsonObject { } job && job.ContainsKey("script")))
        {
            var job = node!.AsObject();
            file["stages"]!.AsArray().Select(x => $"{x}").ShouldContain($"{job["stage"]}");
            var folder = Path.Combine(repository.Work, $"gitlab-{name}");
            await repository.CloneAsync(folder);
            List<string> lines = ["export CI_COMMIT_REF_PROTECTED=true"];
            if (job["parallel"] is { } parallel)
                foreach (var (variable, values) in parallel["matrix"]![0]!.AsObject())
                {
                    // Jobs of other platforms run on other machines.
                    values!.AsArray().Select(x => $"{x}").ShouldContain(DemoBench.Host.Architecture);
                    lines.Add($"export {variable}={DemoBench.Host.Architecture}");
                }
            foreach (var (variable, value) in file["variables"]!.AsObject().Concat(job["variables"] as JsonObject ?? []))
                lines.Add($"export {variable}=\"{value}\"");
            lines.AddRange(job["script"]!.AsArray().Select(x => $"{x}"));
            said += await RunAsync(repository, folder, string.Join('\n', lines), host, $"gitlab-{name}");
        }
        return said;
    }

    /// <summary>The plain script, on a protected branch.</summary>
    /// <returns>What was said.</returns>
    public static async Task<string> ShellAsync(CiRepository repository, string host)
    {
        var folder = Path.Combine(repository.Work, "shell");
        await repository.CloneAsync(folder);
        return await RunAsync(
            repository,
            folder,
            $"export PROTECTED=true SLIPWAY_PLATFORM={DemoBench.Host} SLIPWAY_REGISTRY=registry.example.com/team\n./docs/examples/ci.sh",
            host,
            "shell"
        );
    }

    /// <summary>Runs lines with the example's registry replaced by a real one, and where a line names both platforms by that of this machine.</summary>
    private static async Task<string> RunAsync(CiRepository repository, string folder, string lines, string host, string machine)
    {
        var script = lines
            .Replace("registry.example.com", host, StringComparison.Ordinal)
            .Replace("linux/amd64,linux/arm64", $"{DemoBench.Host}", StringComparison.Ordinal);
        var run = await ProcessRunner.RunAsync(
            new Command("bash", "-euo", "pipefail", "-c", script)
            {
                WorkingDirectory = folder,
                Environment = new Dictionary<string, string?>(repository.Machine(machine)) { ["CI"] = "true", ["GITHUB_ACTIONS"] = null },
                Timeout = TimeSpan.FromMinutes(8),
            }
        );
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        return run.Output;
    }
}
