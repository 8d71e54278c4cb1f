using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Slipway.Tests;
using Slipway.Tools;
using Slipway.Tools.Engine;
using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Engine;

[Collection(EngineGroup.Name)]
[Trait("Row", "E2")]
public sealed class OwnEngineTests(EngineHome engine)
{
    [EngineFact]
    public async Task Start_gives_a_typed_engine_and_stop_leaves_no_process_mount_or_interface()
    {
        var found = await engine.EngineAsync();
        found.Features.ImageStore.ShouldBe(ImageStoreKind.Containerd);
        VersionNumber.IsAtLeast(found.Features.Version, EngineFloors.Engine).ShouldBeTrue();
        VersionNumber.IsAtLeast(found.Features.Buildx.Version, EngineFloors.Buildx).ShouldBeTrue();
        found.Features.ExportsCache.ShouldBeTrue();
        found.Features.Builder.Platforms.ShouldContain($"linux/{(found.Features.Architecture == "x86_64" ? "amd64" : "arm64")}");
        engine.Own.Leftovers().ShouldContain(x => x.Contains("(dockerd)", StringComparison.Ordinal));

        (await engine.Own.StopAsync(CancellationToken.None)).ShouldBeTrue();

        engine.Own.Leftovers().ShouldBeEmpty();
        Directory.Exists(engine.Own.Folders.Run).ShouldBeFalse();
        File.ReadAllText("/proc/self/mountinfo").ShouldNotContain(engine.Home.Root);
        Directory.Exists($"/sys/class/net/{engine.Own.Folders.Bridge}").ShouldBeFalse();
        (await ProcessIdsAsync(engine.Own.Folders.Run)).ShouldBeEmpty();
        (await engine.Own.StopAsync(CancellationToken.None)).ShouldBeFalse();
    }

    [EngineFact]
    public async Task Its_builder_collects_what_is_old_and_keeps_compilers_caches_to_the_last()
    {
        var found = await engine.EngineAsync();
        var answer = await ProcessRunner.RunAsync(
            new Command(found.Features.Buildx.Program, ["inspect"])
            {
                Environment = new Dictionary<string, string?> { ["DOCKER_HOST"] = found.Endpoint.Address },
            }
        );
        var rules = answer.Output.Split("GC Policy rule#")[1..];
        rules.Length.ShouldBe(3, answer.Output + answer.Error);
        rules[0].ShouldContain("source.local");
        Regex.Replace(rules[0], " +", " ").ShouldContain("Keep Duration: 48h");
        rules.ShouldAllBe(x => !x.Contains("exec.cachemount"));
        Regex.Replace(rules[2], " +", " ").ShouldContain("All: true");
    }

    [EngineFact]
    public async Task Two_starts_at_once_give_one_engine()
    {
        await engine.Own.StopAsync(CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => engine.Own.StartAsync(CancellationToken.None))));
        (await ProcessIdsAsync(engine.Own.Folders.DockerdConfig)).Count.ShouldBe(1);
        (await ProcessIdsAsync(engine.Own.Folders.ContainerdConfig)).Count.ShouldBe(1);
    }

    [EngineFact]
    public async Task A_start_while_it_runs_changes_nothing()
    {
        await engine.EngineAsync();
        var before = await ProcessIdsAsync(engine.Own.Folders.DockerdConfig);
        await engine.EngineAsync();
        (await ProcessIdsAsync(engine.Own.Folders.DockerdConfig)).ShouldBe(before);
    }

    [EngineFact]
    [Trait("Row", "X1")]
    public async Task After_kill_9_of_any_daemon_a_start_gives_a_working_engine_with_its_images()
    {
        var image = await Busybox.LoadAsync(await engine.EngineAsync());
        foreach (
            var victims in (string[][])
                [
                    [engine.Own.Folders.DockerdConfig],
                    [engine.Own.Folders.ContainerdConfig],
                    [engine.Own.Folders.DockerdConfig, engine.Own.Folders.ContainerdConfig],
                ]
        )
        {
            // A container runs while its engine dies: it must not outlive the next start.
            var running = Busybox.SleepAsync(await engine.EngineAsync(), image);
            foreach (var victim in victims)
                await KillAsync(await ProcessIdsAsync(victim));

            var found = await engine.EngineAsync();

            await Should.ThrowAsync<Exception>(running.WaitAsync(TimeSpan.FromMinutes(1)));
            (await ProcessIdsAsync("/bin/busybox sleep 4321")).ShouldBeEmpty();
            (
                await new Slipway.Tools.Docker.Containers(found).RunAsync(
                    new(image) { Arguments = ["echo", "alive"], Network = "none" },
                    CancellationToken.None
                )
            ).Output.ShouldBe("alive\n");
        }
        await engine.Own.StopAsync(CancellationToken.None);
        engine.Own.Leftovers().ShouldBeEmpty();
    }

    [EngineFact]
    [Trait("Row", "X1")]
    public async Task A_stale_process_id_that_is_somebody_elses_now_is_not_trusted_and_nobody_is_killed_for_it()
    {
        await engine.Own.StopAsync(CancellationToken.None);
        Directory.CreateDirectory(engine.Own.Folders.Run);
        await File.WriteAllTextAsync(Path.Combine(engine.Own.Folders.Run, "dockerd.pid"), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        await File.WriteAllTextAsync(engine.Own.Folders.Socket, "");
        await File.WriteAllTextAsync(engine.Own.Folders.ContainerdSocket, "");
        await engine.Own.StartAsync(CancellationToken.None);
        (await engine.Own.AnswersAsync(CancellationToken.None)).ShouldBeTrue();
    }

    [EngineFact]
    public async Task A_home_whose_path_is_too_long_for_sockets_has_them_elsewhere_and_leaves_nothing_there()
    {
        await engine.EngineAsync();
        using var folder = new TempFolder();
        var home = new SlipwayHome(folder[new string('d', 60), new string('e', 60)]);
        Directory.CreateDirectory(home.Engine);
        var own = new OwnEngine(home, _ => { });
        File.CreateSymbolicLink(own.Folders.Packages, engine.Own.Folders.Packages);
        try
        {
            await own.StartAsync(CancellationToken.None);
            own.Folders.Run.ShouldStartWith("/run/");
            (await own.AnswersAsync(CancellationToken.None)).ShouldBeTrue();
            (await engine.Own.AnswersAsync(CancellationToken.None)).ShouldBeTrue();
            // The other home's programs are links to this one's: its processes are not this one's for that.
            await engine.Own.StopAsync(CancellationToken.None);
            (await own.AnswersAsync(CancellationToken.None)).ShouldBeTrue();
            await engine.EngineAsync();
        }
        finally
        {
            await own.StopAsync(CancellationToken.None);
        }
        own.Leftovers().ShouldBeEmpty();
        Directory.Exists(own.Folders.Run).ShouldBeFalse();
        (await engine.Own.AnswersAsync(CancellationToken.None)).ShouldBeTrue();
    }

    [EngineFact]
    [Trait("Row", "X3")]
    public async Task A_start_that_is_cancelled_leaves_nothing()
    {
        await engine.Own.StopAsync(CancellationToken.None);
        // Between the fork and the program itself there is a moment in which nothing has the daemon's name yet.
        foreach (var milliseconds in (int[])[1, 4, 12, 60])
        {
            using var cancel = new CancellationTokenSource();
            var own = new OwnEngine(
                engine.Home,
                line =>
                {
                    if (line.Contains("starting", StringComparison.Ordinal))
                        cancel.CancelAfter(milliseconds);
                }
            );
            await Should.ThrowAsync<OperationCanceledException>(own.StartAsync(cancel.Token));
            own.Leftovers().ShouldBeEmpty($"cancelled after {milliseconds} ms");
        }
    }

    [EngineFact]
    public async Task A_shell_that_becomes_a_daemon_in_a_moment_is_ended_with_the_engine()
    {
        await engine.Own.StopAsync(CancellationToken.None);
        Directory.CreateDirectory(engine.Own.Folders.Root);
        using var shell = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", "read line; exec true", Detached.Mark, "log", "containerd", engine.Own.Folders.ContainerdConfig])
            {
                RedirectStandardInput = true,
                UseShellExecute = false,
            }
        )!;
        // The fork is this program's own for a moment.
        for (var round = 0; round < 400 && engine.Own.Leftovers().Count == 0; round++)
            await Task.Delay(5);
        engine.Own.Leftovers().ShouldContain($"process {shell.Id} (sh)");
        (await engine.Own.StopAsync(CancellationToken.None)).ShouldBeTrue();
        shell.WaitForExit(5000).ShouldBeTrue();
    }

    /// <summary>Kills processes and waits for their end: one that is still dying has its sockets open and passes for alive.</summary>
    private static async Task KillAsync(IReadOnlyList<string> ids)
    {
        await ProcessRunner.RunAsync(new Command("kill", ["-9", .. ids]));
        while (ids.Any(IsAlive))
            await Task.Delay(5);
    }

    private static bool IsAlive(string id)
    {
        try
        {
            // The first thread is a zombie before the others have closed the sockets.
            return File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1][0] is not ('Z' or 'X') || Directory.GetDirectories($"/proc/{id}/task").Length > 1;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Asked of pgrep, so that the product's own way of finding processes does not vouch for itself.</summary>
    private static async Task<IReadOnlyList<string>> ProcessIdsAsync(string commandLine)
    {
        var answer = await ProcessRunner.RunAsync(new Command("pgrep", "--full", "--", commandLine));
        return answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
