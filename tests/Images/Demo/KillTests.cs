using Slipway.Images.Tests.Engine;
using Slipway.Tests;
using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Demo;

/// <summary>Kill -9 at a moment that nobody chose, then the same command again: it succeeds and gives the same digest.</summary>
[Collection(OwnHomesGroup.Name)]
[Trait("Row", "X1")]
public sealed class KillTests(DemoHome demo)
{
    /// <summary>Moments in milliseconds after the start, from a seed: ten with <c>--all</c>, else one of them.</summary>
    public static TheoryData<int> Moments
    {
        get
        {
            var random = new Random(20261121);
            var moments = Enumerable.Range(0, 10).Select(_ => random.Next(100, 6000)).ToList();
            return [.. Environment.GetEnvironmentVariable("SLIPWAY_TEST_ALL") == "1" ? moments : [moments[5]]];
        }
    }

    [EngineTheory]
    [MemberData(nameof(Moments))]
    public async Task A_killed_Runtime_succeeds_when_run_again_with_the_same_digest(int milliseconds)
    {
        using var home = new TempFolder();
        await CopyStoreAsync(home.Path);
        using var checkout = new DemoCheckout(home.Path);
        using var kill = new CancellationTokenSource(milliseconds);
        try
        {
            await ProcessRunner.RunAsync(checkout.Command("Runtime", "--upstream", "debian", "--smoke", "off"), cancellation: kill.Token);
        }
        catch (OperationCanceledException)
        {
            // The runner ends a cancelled process, and all that it started, with SIGKILL.
        }
        foreach (var key in Directory.EnumerateFiles(home["store", "blobs", "sha256"]))
            Path.GetFileName(key).Length.ShouldBe(64);
        var again = await checkout.RuntimeAsync("--smoke", "off");
        again.ExitCode.ShouldBe(0, again.Output + again.Error);
        var manifest = checkout.Record(new Tools.SlipwayHome(home.Path)).Images.Single(x => x.Platform == "linux/amd64").Manifest;
        manifest.ShouldBe(demo.Record(demo.Checkout).Images.Single(x => x.Platform == "linux/amd64").Manifest);
        Directory.EnumerateFiles(home["store", "tmp"]).Count().ShouldBe(0, "what the killed run left is swept by the next one");
    }

    /// <summary>Packages, native code and model of the demo's store, but no layer and no wheel: those are what the killed run was making.</summary>
    private async Task CopyStoreAsync(string home)
    {
        Directory.CreateDirectory(Path.Combine(home, "store", "keys"));
        (await ProcessRunner.RunAsync(new Command("cp", "-al", demo.Home.Store + "/blobs", Path.Combine(home, "store")))).OrThrow();
        (await ProcessRunner.RunAsync(new Command("cp", "-a", demo.Home.Store + "/keys/exports", Path.Combine(home, "store", "keys")))).OrThrow();
        foreach (var layer in demo.Record(demo.Checkout).Layers)
            File.Delete(Path.Combine(home, "store", "blobs", "sha256", Core.Images.Digest.Parse(layer.Digest).Hex));
    }
}
