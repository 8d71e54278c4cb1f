using System.Text.Json.Nodes;
using Slipway.Core.Diagnostics;
using Slipway.Tests;
using Slipway.Tools.Docker;
using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Engine;

[Collection(EngineGroup.Name)]
[Trait("Row", "E2")]
public sealed class BuildxTests(EngineHome engine)
{
    [EngineFact]
    public async Task A_bake_tells_its_steps_and_digest_and_the_same_bake_again_is_all_cached()
    {
        using var folder = new TempFolder();
        var buildx = Buildx.Of(await engine.EngineAsync(), null, engine.Home);
        var unique = Guid.NewGuid().ToString("n");
        var request = await RequestAsync(
            folder,
            $"""RUN ["/bin/busybox","sh","-c","echo made {unique}; echo made > /made"]""",
            """RUN --network=none ["/bin/busybox","cat","/made"]"""
        );
        var lines = new List<string>();

        var first = await buildx.BakeAsync(request, lines.Add, CancellationToken.None);
        var second = await buildx.BakeAsync(request, null, CancellationToken.None);

        first.AllCached.ShouldBeFalse();
        var step = first.Steps.Single(s => s.Name.Contains(unique, StringComparison.Ordinal));
        step.Cached.ShouldBeFalse();
        step.Elapsed.ShouldBeGreaterThan(TimeSpan.Zero);
        step.LastLines.ShouldBe([$"made {unique}"]);
        lines.ShouldContain(line => line.EndsWith($" made {unique}", StringComparison.Ordinal));
        second.AllCached.ShouldBeTrue();
        second.Steps.Count(s => s.IsBuild).ShouldBe(3);
        first.Targets.Single().Digest.ShouldNotBeNull();
        second.Targets.Single().Digest.ShouldBe(first.Targets.Single().Digest);
    }

    [EngineFact]
    [Trait("Row", "U2")]
    public async Task A_failed_step_is_reported_with_its_own_last_lines()
    {
        using var folder = new TempFolder();
        var buildx = Buildx.Of(await engine.EngineAsync(), null, engine.Home);
        var request = await RequestAsync(folder, """RUN ["/bin/busybox","sh","-c","echo on the way; echo the compiler is unhappy >&2; exit 3"]""");
        var error = await Should.ThrowAsync<SlipwayException>(buildx.BakeAsync(request, null, CancellationToken.None));
        var problem = error.Problems.ShouldHaveSingleItem();
        problem.Number.ShouldBe("SLP510");
        problem.Found.ShouldContain("exit code: 3");
        problem.Found.ShouldContain("| the compiler is unhappy");
        error.ExitCode.ShouldBe((int)Family.Failed);
    }

    [EngineFact]
    [Trait("Row", "U2")]
    public async Task A_wrong_bake_file_is_reported_with_the_words_of_buildx()
    {
        using var folder = new TempFolder();
        var buildx = Buildx.Of(await engine.EngineAsync(), null, engine.Home);
        await File.WriteAllTextAsync(folder["bake.json"], "{\"target\":{\"image\":{}}}");
        var error = await Should.ThrowAsync<SlipwayException>(
            buildx.BakeAsync(new BakeRequest(folder["bake.json"], "no-such-target"), null, CancellationToken.None)
        );
        error.Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP511");
        error.Message.ShouldContain("no-such-target");
    }

    [EngineFact]
    [Trait("Row", "X3")]
    public async Task An_engine_killed_in_the_middle_of_a_bake_is_named_and_the_next_run_works()
    {
        using var folder = new TempFolder();
        var unique = Guid.NewGuid().ToString("n");
        var request = await RequestAsync(folder, $"""RUN ["/bin/busybox","sh","-c","echo {unique}; test -e /go || /bin/busybox sleep 4322"]""");
        var buildx = Buildx.Of(await engine.EngineAsync(), null, engine.Home);
        var running = new TaskCompletionSource();
        var bake = buildx.BakeAsync(
            request,
            line =>
            {
                if (line.EndsWith(' ' + unique, StringComparison.Ordinal))
                    running.TrySetResult();
            },
            CancellationToken.None
        );
        await Task.WhenAny(running.Task, bake);
        await ProcessRunner.RunAsync(new Command("pkill", "-9", "--full", "--", engine.Own.Folders.DockerdConfig));

        var error = await Should.ThrowAsync<SlipwayException>(bake);

        error.Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP512");
        var again = await RequestAsync(folder, """RUN ["/bin/busybox","true"]""");
        await Buildx.Of(await engine.EngineAsync(), null, engine.Home).BakeAsync(again, null, CancellationToken.None);
        (await ProcessRunner.RunAsync(new Command("pgrep", "--full", "sleep 4322"))).Output.ShouldBeEmpty();
    }

    [EngineFact]
    [Trait("Row", "X3")]
    public async Task A_cancelled_bake_leaves_no_process()
    {
        using var folder = new TempFolder();
        var buildx = Buildx.Of(await engine.EngineAsync(), null, engine.Home);
        var request = await RequestAsync(folder, """RUN ["/bin/busybox","sh","-c","echo begun; /bin/busybox sleep 4323"]""");
        using var cancel = new CancellationTokenSource();
        var bake = buildx.BakeAsync(
            request,
            line =>
            {
                if (line.EndsWith(" begun", StringComparison.Ordinal))
                    cancel.Cancel();
            },
            cancel.Token
        );
        await Should.ThrowAsync<OperationCanceledException>(bake);
        (await ProcessRunner.RunAsync(new Command("pgrep", "--full", "--", folder.Path))).Output.ShouldBeEmpty();
        // The engine ends the step when its client is gone.
        for (var i = 0; i < 100 && (await ProcessRunner.RunAsync(new Command("pgrep", "--full", "sleep 4323"))).ExitCode == 0; i++)
            await Task.Delay(100);
        (await ProcessRunner.RunAsync(new Command("pgrep", "--full", "sleep 4323"))).Output.ShouldBeEmpty();
    }

    [EngineFact]
    [Trait("Row", "U2")]
    public async Task A_builder_that_does_not_exist_is_named()
    {
        var found = await engine.EngineAsync();
        var error = await Should.ThrowAsync<SlipwayException>(
            new Buildx(found.Features.Buildx, found.Endpoint, "no-such-builder", engine.Home).InspectAsync(CancellationToken.None)
        );
        error.Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP422");
        error.Message.ShouldContain("no-such-builder");
    }

    private static async Task<BakeRequest> RequestAsync(TempFolder folder, params string[] steps)
    {
        File.Copy(await Busybox.ProgramAsync(), folder["busybox"], overwrite: true);
        await File.WriteAllLinesAsync(folder["Dockerfile"], ["FROM scratch", "COPY busybox /bin/busybox", .. steps]);
        var bake = new JsonObject
        {
            ["target"] = new JsonObject
            {
                ["image"] = new JsonObject { ["context"] = ".", ["output"] = new JsonArray("type=image,name=slipway-bake:1") },
            },
        };
        await File.WriteAllTextAsync(folder["bake.json"], bake.ToJsonString());
        return new BakeRequest(folder["bake.json"], "image");
    }
}
