using System.Text.Json;
using Slipway.Images.Tests.Engine;
using Slipway.Tests;

namespace Slipway.Images.Tests.Demo;

/// <summary>The committed dev container, brought up by the CLI that editors use, on the image that the target makes.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "R6")]
public sealed class DevContainerTests(DemoHome demo) : IAsyncLifetime, IDisposable
{
    private readonly DemoCheckout _checkout = new(demo.Home.Root);
    private readonly List<string> _containers = [];
    private DevContainerCli? _cli;

    public Task InitializeAsync() => Task.CompletedTask;

    [EngineFact]
    public async Task The_checkout_is_edited_and_tested_in_it_by_a_user_with_the_id_of_whoever_started_it()
    {
        CopyDevContainer();
        var made = await _checkout.RunAsync("Dev", "--upstream", "debian", "--smoke", "off");
        made.ExitCode.ShouldBe(0, made.Output + made.Error);
        _cli = await DevContainerCli.StartAsync(demo.Home, _checkout.Root);
        var up = await _cli.RunAsync("up", "--remove-existing-container");
        up.ExitCode.ShouldBe(0, up.Output + up.Error);
        using var answer = JsonDocument.Parse(up.Output.TrimEnd().Split('\n')[^1]);
        _containers.Add(answer.RootElement.GetProperty("containerId").GetString()!);
        answer.RootElement.GetProperty("remoteUser").GetString().ShouldBe("app");
        var workspace = answer.RootElement.GetProperty("remoteWorkspaceFolder").GetString()!;
        up.Error.ShouldContain($"{workspace}/service/vad/__init__.py");

        (await ExecAsync("bash", "-c", "id -un; id -u; id -g; echo $SHELL")).ShouldBe($"app\n{DevContainerCli.User}\n{DevContainerCli.User}\n/bin/bash");
        // The new id costs one change of owner, whatever the image holds.
        var owned = await ExecAsync(
            "bash",
            "-c",
            "find / -xdev -uid $(id -u) -not -path '/home/app/*' -not -path '/workspaces*' -not -path '/tmp/*' 2>/dev/null; true"
        );
        owned.ShouldBe("/home/app");
        (
            await ExecAsync("bash", "-c", "touch service/new && stat -c %u service/new && rm service/new && git init -q && git status --short | head -1")
        ).ShouldStartWith($"{DevContainerCli.User}\n");

        await File.AppendAllTextAsync(_checkout["service", "vad", "__init__.py"], "\nEDITED = 'in the checkout'\n");
        (await ExecAsync("bash", "-c", "cd / && python -c 'import vad; print(vad.EDITED)'")).ShouldBe("in the checkout");

        // All of them take a minute.
        var all = Environment.GetEnvironmentVariable("SLIPWAY_TEST_ALL") == "1";
        string[] tests = all ? ["service/tests"] : ["service/tests/test_segments.py", "service/tests/test_model.py"];
        (await ExecAsync(["python", "-m", "pytest", "-q", "-p", "no:cacheprovider", .. tests])).ShouldMatch(all ? "[6-9][0-9] passed" : "[1-9][0-9]* passed");
    }

    public async Task DisposeAsync()
    {
        if (_cli is not null)
        {
            foreach (var container in _containers)
                await _cli.DockerAsync("rm", "-f", container);
            var images = await _cli.DockerAsync("images", "-q", "--filter", "reference=vsc-*");
            if (images.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } made)
                await _cli.DockerAsync(["rmi", "-f", .. made]);
        }
    }

    public void Dispose()
    {
        _cli?.Dispose();
        _checkout.Dispose();
    }

    private async Task<string> ExecAsync(params string[] words)
    {
        var run = await _cli!.RunAsync("exec", words);
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        return run.Output.TrimEnd().Replace("\r", "", StringComparison.Ordinal);
    }

    private void CopyDevContainer()
    {
        var folder = Path.Combine(Repository.Root, ".devcontainer");
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var target = _checkout[".devcontainer", Path.GetRelativePath(folder, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
