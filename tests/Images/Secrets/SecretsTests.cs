using Slipway.Images.Tests.Compile;
using Slipway.Images.Tests.Engine;
using Slipway.Images.Tests.Sccache;
using Slipway.Tests;
using Slipway.Tools.Processes;
using Slipway.Tools.Tests.Registry;

namespace Slipway.Images.Tests.Secrets;

/// <summary>A whole run with secrets of all kinds: none of them is anywhere afterwards.</summary>
[Collection(CompileGroup.Name)]
[Trait("Row", "X5")]
public sealed class SecretsTests(CompileHome compile) : IAsyncLifetime, IDisposable
{
    private readonly RegistryServer _registry = new();

    [EngineFact]
    public async Task Secrets_reach_no_output_log_record_layer_label_rendered_file_history_or_process_list()
    {
        await using var redis = await RedisServer.StartAsync();
        using var proxy = AskingProxy.Basic(_registry.Port, PlantedSecrets.Header);
        using var planted = new PlantedSecrets();
        using var checkout = new SccacheCheckout(compile.Home);
        planted.Give(checkout, proxy.Host);
        checkout.BecomeAnotherMachine();
        checkout.Environment["SLIPWAY_JOB_FOLDER"] = "out/ci";
        using var stop = new CancellationTokenSource();
        var watching = Task.Run(() => PlantedSecrets.WatchAsync(stop.Token));
        string[] where =
        [
            "--upstream",
            "debian",
            "--registry",
            $"{proxy.Host}/team",
            "--cache",
            $"registry={proxy.Host}/team/cache",
            "--sccache",
            redis.Remote,
        ];

        var run = await RunAsync(checkout, ["Runtime", "PushCache", "--locked", "--push", "--smoke", "on", "--output", "out/image", .. where]);
        run.ShouldContain($"{checkout.Sources} written to it");
        proxy.Requests.ShouldContain(x => x.Header("Authorization") == PlantedSecrets.Header);
        string[] said =
        [
            run,
            await RunAsync(checkout, ["Explain", "--why", "native", .. where[..6]]),
            await RunAsync(checkout, ["Render", "--upstream", "debian"]),
            await RunAsync(checkout, ["Explain", "--upstream", "pypi", "--index", PlantedSecrets.IndexAddress], mayFail: true),
            await RunAsync(checkout, ["BackendBuild", "--upstream", "debian", "--sccache", "redis=redis://:planted-typed@127.0.0.1"], mayFail: true),
        ];

        await stop.CancelAsync();
        // What was typed as an argument was in the process list before anybody could refuse it.
        (await watching)
            .Where(x => !x.Contains("planted-typed") && !x.Contains("--index"))
            .ShouldBeEmpty();
        (await File.ReadAllTextAsync(checkout["out", "ci", "job.json"])).ShouldContain("UV_INDEX_PRIVATE_PASSWORD");
        said.Where(PlantedSecrets.Has).ShouldBeEmpty();
        planted.In(checkout[".nuke"], checkout["out"], compile.Home.Root).ShouldBeEmpty();
    }

    public Task InitializeAsync() => _registry.InitializeAsync();

    public Task DisposeAsync() => _registry.DisposeAsync();

    public void Dispose() => _registry.Dispose();

    private static async Task<string> RunAsync(SccacheCheckout checkout, string[] words, bool mayFail = false)
    {
        var run = await ProcessRunner.RunAsync(checkout.Command(words));
        if (!mayFail)
            run.ExitCode.ShouldBe(0, run.Output + run.Error);
        return run.Output + run.Error;
    }
}
