using Slipway.Core.Rendering;
using Slipway.Images.Tests.Engine;
using Slipway.Tests;
using Slipway.Tools;

namespace Slipway.Images.Tests.Compile;

/// <summary>What one machine compiled another one fetches by its key, with the commands as typed.</summary>
[Collection(CompileGroup.Name)]
[Trait("Row", "W4")]
public sealed class CompiledWheelCacheTests(CompileHome compile)
{
    private static readonly string[] s_sources = ["docopt", "markupsafe"];

    [EngineFact]
    [Trait("Row", "W3")]
    [Trait("Row", "X2")]
    public async Task A_machine_without_an_engine_gets_what_another_one_compiled_and_is_told_why_a_key_is_another()
    {
        using var registry = new RegistryServer();
        await registry.InitializeAsync();
        using var index = new IndexServer(UvFixture.NeedBundle());
        using var home = new TempFolder();
        var cache = $"registry={registry.Host}/team/cache";
        using var first = new CompileCheckout(compile.Home, index, ["idna"], s_sources);
        first.Tell($"{Guid.NewGuid():n}", s_sources);
        await first.LockAsync();
        (await first.MustAsync("PushCache", "--cache", cache)).Output.ShouldContain($"in cache {registry.Host}/team/cache: 2 compiled wheels, 2 written, ");
        (await first.MustAsync("PushCache", "--cache", cache)).Output.ShouldContain("2 compiled wheels, 0 written, 0.0 kB sent");
        await first.MustAsync("Wheelhouse", "--output", "out");

        using var second = new CompileCheckout(new SlipwayHome(home["slipway"]), index, ["idna"], s_sources);
        first.CopyTo(second);
        var explained = await second.MustAsync("Explain", "--why", "markupsafe", "--cache", cache, "--json");
        var run = await second.MustAsync("Wheelhouse", "--cache", cache, "--output", "out");

        var answer = WhyReport.Read(explained.Output).Answers[0];
        (answer.Kind, answer.State, answer.Reason).ShouldBe(("wheel", "not needed", "its layers were found"));
        run.Output.ShouldContain($"2 of 2 compiled wheels came from cache {registry.Host}/team/cache, ");
        run.Output.ShouldContain(", 2 found by key");
        CompileCheckout.Compiled(run).ShouldBe(0);
        second.Export("out").ShouldBe(first.Export("out"));
        Directory.Exists(home["slipway", "engine"]).ShouldBeFalse();

        second.Tell("another", ["markupsafe"]);
        await second.LockAsync();
        var changed = WhyReport.Read((await second.MustAsync("Explain", "--why", "markupsafe", "--cache", cache, "--json")).Output).Answers[0];
        (changed.State, changed.Known > 0).ShouldBe(("make", true));
        var change = changed.Changes.ShouldHaveSingleItem();
        (change.Field, change.After).ShouldBe(("Environment[SLIPWAY_TEST].Value", "another"));
    }
}
