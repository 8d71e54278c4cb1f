using Slipway.Images.Tests.Engine;
using Slipway.Tests;

namespace Slipway.Images.Tests.Demo;

/// <summary>What a second run does: nothing, or just what changed.</summary>
[Collection(DemoGroup.Name)]
public sealed class RebuildTests(DemoHome demo)
{
    [EngineFact]
    [Trait("Row", "P4")]
    public async Task A_run_with_nothing_changed_makes_nothing_and_starts_no_step()
    {
        using var checkout = new DemoCheckout(demo.Home.Root);
        // What another test gave the engine under this name is replaced by the first run.
        (await checkout.RuntimeAsync("--platform", "linux/amd64,linux/arm64")).ExitCode.ShouldBe(0);
        var run = await checkout.RuntimeAsync("--platform", "linux/amd64,linux/arm64");
        run.ExitCode.ShouldBe(0, run.Output);
        var record = demo.Record(checkout);
        record.Layers.ShouldAllBe(x => x.State == "found");
        record.Products.ShouldAllBe(x => x.State == "notneeded" && x.StepsRun == 0 && x.StepsCached == 0 && x.BytesIn == 0);
        record.Smoke[0].Result.ShouldBe("recorded");
        record.Deliveries.ShouldHaveSingleItem().Bytes.ShouldBe(0);
        record.Images.Select(x => x.Manifest).ShouldBe(demo.Record(demo.Checkout).Images.Select(x => x.Manifest));
    }

    [EngineFact]
    [Trait("Row", "R2")]
    [Trait("Row", "P2")]
    public async Task A_line_of_the_app_makes_one_layer_and_says_why()
    {
        using var checkout = new DemoCheckout(demo.Home.Root);
        (await checkout.RuntimeAsync("--smoke", "off")).ExitCode.ShouldBe(0);
        File.AppendAllText(checkout["service", "vad", "app.py"], $"# {Guid.NewGuid()}\n");
        var explained = await checkout.RunAsync("Explain", "--upstream", "debian");
        explained.Output.ShouldMatch("make +app +[0-9a-f]{12} +service/vad/app.py changed");
        explained.Output.ShouldContain("1 layers to make");
        (await checkout.RuntimeAsync("--smoke", "off")).ExitCode.ShouldBe(0);
        demo.Record(checkout).Layers.Where(x => x.State == "made").ShouldHaveSingleItem().Maker.ShouldBe("App");
    }

    [EngineFact]
    [Trait("Row", "F3")]
    public async Task A_line_of_the_app_sends_at_most_10_kB_to_a_registry_and_an_equal_image_nothing()
    {
        using var registry = new RegistryServer();
        await registry.InitializeAsync();
        using var checkout = new DemoCheckout(demo.Home.Root);
        string[] push = ["--registry", registry.Host, "--push", "--smoke", "off"];
        (await checkout.RuntimeAsync(push)).ExitCode.ShouldBe(0);
        Sent(checkout).ShouldBeGreaterThan(40_000_000);
        (await checkout.RuntimeAsync(push)).ExitCode.ShouldBe(0);
        Sent(checkout).ShouldBe(0);
        File.AppendAllText(checkout["service", "vad", "segments.py"], $"# {Guid.NewGuid()}\n");
        (await checkout.RuntimeAsync(push)).ExitCode.ShouldBe(0);
        // The app layer is 15 kB here, because it holds the whole service; the rest is config, manifest and index.
        Sent(checkout).ShouldBeLessThan(AppLayer(checkout) + 10_000);
        await registry.DisposeAsync();
    }

    [EngineFact]
    [Trait("Row", "U2")]
    [Trait("Row", "X2")]
    public async Task A_registry_that_is_down_is_an_error_with_a_number_and_keeps_what_was_made()
    {
        using var checkout = new DemoCheckout(demo.Home.Root);
        var run = await checkout.RuntimeAsync("--registry", $"127.0.0.1:{TestServer.FreePort()}", "--push", "--smoke", "off");
        run.ExitCode.ShouldBe(5, run.Output);
        run.Output.ShouldContain("SLP35");
        run.Output.ShouldNotContain("   at Slipway");
    }

    private long Sent(DemoCheckout checkout) => demo.Record(checkout).Deliveries.Single(x => x.To == "registry").Bytes;

    private long AppLayer(DemoCheckout checkout) => demo.Record(checkout).Layers.First(x => x.Maker == "App").BytesOut;
}
