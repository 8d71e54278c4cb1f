using Slipway.Images.Tests.Engine;
using Slipway.Tests;
using Slipway.Tools;
using Slipway.Tools.Engine;
using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Demo;

/// <summary>The same commit on a second machine: another user, path, umask, time zone and language, an empty store and an empty engine.</summary>
[Collection(OwnHomesGroup.Name)]
[Trait("Row", "R4")]
public sealed class SecondMachineTests(DemoHome demo)
{
    [EngineFact]
    public async Task A_second_machine_makes_the_same_manifests_and_sends_no_blob_that_the_registry_lacked()
    {
        // Beside it, each time: ReplayTests makes the image as another user elsewhere, CacheTests sends nothing from there.
        Needs.All();
        using var registry = new RegistryServer();
        await registry.InitializeAsync();
        using var first = new DemoCheckout(demo.Home.Root);
        string[] push = ["--platform", "linux/amd64,linux/arm64", "--registry", registry.Host, "--push", "--smoke", "off"];
        (await first.RuntimeAsync(push)).ExitCode.ShouldBe(0);

        using var rootHome = new TempFolder();
        using var userHome = new TempFolder();
        // The same programs, and nothing that they keep.
        Directory.CreateDirectory(rootHome["engine"]);
        (await ProcessRunner.RunAsync(new Command("cp", "-al", Path.Combine(demo.Home.Engine, "packages"), rootHome["engine", "packages"]))).OrThrow();
        var engine = new OwnEngine(new SlipwayHome(rootHome.Path), _ => { });
        using var second = new DemoCheckout(userHome["slipway"]);
        try
        {
            await engine.StartAsync(default);
            await LetInAsync(engine, userHome);
            second.Environment["DOCKER_HOST"] = engine.Endpoint.Address;
            second.Environment["DOCKER_CONFIG"] = userHome["docker"];
            await OtherUser.GiveAsync(userHome.Path, second.Root);
            var run = await ProcessRunner.RunAsync(OtherUser.Run(second.Command(["Runtime", "--upstream", "debian", .. push]), userHome.Path));
            run.ExitCode.ShouldBe(0, run.Output + run.Error);
            var (ours, theirs) = (demo.Record(first), second.Record(new SlipwayHome(userHome["slipway"])));
            theirs.Layers.ShouldAllBe(x => x.State == "made" || x.Id.StartsWith("linux/arm64", StringComparison.Ordinal));
            theirs.Layers.Select(x => (x.Id, x.DiffId)).ShouldBe(ours.Layers.Select(x => (x.Id, x.DiffId)));
            theirs.Images.Select(x => (x.Manifest, x.Config)).ShouldBe(ours.Images.Select(x => (x.Manifest, x.Config)));
            theirs.Deliveries.Single(x => x.To == "registry").Bytes.ShouldBe(0);
        }
        finally
        {
            await engine.StopAsync(default);
            await registry.DisposeAsync();
        }
    }

    /// <summary>Lets the other user reach the engine and buildx.</summary>
    private static async Task LetInAsync(OwnEngine engine, TempFolder userHome)
    {
        var plugins = userHome["docker", "cli-plugins"];
        Directory.CreateDirectory(plugins);
        foreach (var plugin in Directory.EnumerateFiles(engine.Programs!.Plugins))
            File.Copy(plugin, Path.Combine(plugins, Path.GetFileName(plugin)));
        for (var folder = Path.GetDirectoryName(engine.Endpoint.Socket!); folder is not null and not "/"; folder = Path.GetDirectoryName(folder))
            (await ProcessRunner.RunAsync(new Command("chmod", "o+x", folder))).OrThrow();
        (await ProcessRunner.RunAsync(new Command("chmod", "o+rw", engine.Endpoint.Socket!))).OrThrow();
    }
}
