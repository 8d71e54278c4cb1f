using Slipway.Images.Tests.Engine;
using Slipway.Tests;

namespace Slipway.Images.Tests.Demo;

/// <summary>BuildKit's own caches with the commands as typed: in a registry and in a folder, over a builder that forgets everything in between.</summary>
[Collection(OwnHomesGroup.Name)]
[Trait("Row", "C1")]
public sealed class BuildKitCacheTests(DemoHome demo)
{
    private const string Near = "buildkit-backend-build-debian-minimal-onnx-cpu-amd64-";

    [EngineFact]
    [Trait("Row", "X2")]
    public async Task Going_back_to_an_earlier_state_finds_all_steps_again_and_only_PushCache_writes()
    {
        Needs.All();
        using var registry = new RegistryServer();
        await registry.InitializeAsync();
        await using var machine = await CacheMachine.StartAsync(demo, withStore: true);
        var (cache, local) = ($"registry={registry.Host}/team/cache", $"local={Path.Combine(machine.Folder, "bk")}");
        // What another engine compiled is not compiled again to write a cache of it.
        (await machine.MustAsync("PushCache", "--cache", cache)).Output.ShouldNotContain("names written");
        (await machine.RebuildAsync()).Ran.ShouldBeGreaterThan(0);
        // One state is written with the layers; nobody writes to the folder yet.
        var pushed = await machine.MustAsync("PushCache", "--cache", cache);
        pushed.Output.ShouldContain($"in BuildKit's cache registry={registry.Host}/team/cache: 3 names written");
        var tags = await CacheMachine.TagsAsync(registry.Host, "team/cache");
        tags.Count.ShouldBe(3);
        tags.ShouldContain(Near + "branch-main");
        tags.Count(x => x.StartsWith(Near + "commit-", StringComparison.Ordinal)).ShouldBe(1);
        (await machine.MustAsync("PushCache", "--cache", cache)).Output.ShouldNotContain("names written");

        // Another state, that is in no commit: first where names are refused, then in both places.
        machine.Checkout.Edit(Path.Combine("service", "native", "frames.cpp"), "#include \"dsp.hpp\"", "#include \"dsp.hpp\"\n// another state\n");
        var read = CacheMachine.Steps(await machine.MustAsync("BackendBuild", "--cache", cache));
        (read.Ran > 0, (await CacheMachine.TagsAsync(registry.Host, "team/cache")).Count).ShouldBe((true, 3), "who builds writes nothing");
        using (var proxy = new FaultProxy(registry.Port, x => x.Method == "PUT" && x.Path.Contains("/manifests/buildkit-") ? new Fault.Answer(403) : null))
        {
            var denied = await machine.RunAsync("PushCache", "--cache", $"registry={proxy.Host}/team/cache");
            denied.ExitCode.ShouldBe(5, denied.Output + denied.Error);
            (denied.Output + denied.Error).ShouldContain("SLP546");
        }
        (await machine.MustAsync("PushCache", "--cache", $"{cache},{local}")).Output.ShouldContain(": 2 names written");
        (await CacheMachine.TagsAsync(registry.Host, "team/cache")).Count.ShouldBe(4, "a state that is in no commit has a key and moves no branch");

        var there = await machine.RebuildAsync("--cache", local);
        (there.Ran, there.Cached).ShouldBe((0, 4), there.Said);
        machine.Checkout.Edit(Path.Combine("service", "native", "frames.cpp"), "\n// another state\n", "");
        var back = await machine.RebuildAsync("--cache", cache);
        (back.Ran, back.Cached).ShouldBe((0, 4), back.Said);
    }
}
