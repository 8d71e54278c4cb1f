using System.Text.Json;
using System.Text.RegularExpressions;
using Slipway.Images.Tests.Engine;
using Slipway.Tests;
using Slipway.Tools;
using Slipway.Tools.Engine;
using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Demo;

/// <summary>A machine with a home and an engine of its own, and a checkout that is a git repository on the branch main.</summary>
internal sealed class CacheMachine : IAsyncDisposable
{
    private readonly TempFolder _home;
    private readonly OwnEngine _engine;
    private DockerCli? _docker;

    private CacheMachine(TempFolder home, OwnEngine engine, DemoCheckout checkout) => (_home, _engine, Checkout) = (home, engine, checkout);

    public DemoCheckout Checkout { get; }

    public string Folder => _home.Path;

    public SlipwayHome Home => new(_home["slipway"]);

    /// <summary>Starts one.</summary>
    /// <param name="demo">Has the engine's packages.</param>
    /// <param name="withStore">Whether it has all that the demo's home has in its store.</param>
    public static async Task<CacheMachine> StartAsync(DemoHome demo, bool withStore)
    {
        var home = new TempFolder();
        Directory.CreateDirectory(home["slipway", "engine"]);
        // Links to files, which are never written in place. A link to the folder would make this engine's processes those of the demo's.
        await LinkAsync(Path.Combine(demo.Home.Root, "engine", "packages"), home["slipway", "engine", "packages"]);
        if (withStore)
        {
            await LinkAsync(demo.Home.Store, home["slipway", "store"]);
            Directory.Delete(home["slipway", "store", "keys", "locations"], recursive: true);
        }
        Directory.CreateSymbolicLink(home["slipway", "apt"], Path.Combine(demo.Home.Root, "apt"));
        Directory.CreateSymbolicLink(home["slipway", "programs"], Path.Combine(demo.Home.Root, "programs"));
        var machine = new CacheMachine(home, new OwnEngine(new SlipwayHome(home["slipway"]), _ => { }), new DemoCheckout(home["slipway"]));
        foreach (
            var arguments in (string[][])
                [
                    ["init", "-q", "-b", "main"],
                    ["add", "."],
                    ["-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "one"],
                ]
        )
            (await ProcessRunner.RunAsync(new Command("git", ["-C", machine.Checkout.Root, .. arguments]))).OrThrow();
        return machine;
    }

    private static async Task LinkAsync(string from, string to) => (await ProcessRunner.RunAsync(new Command("cp", "-al", from, to))).OrThrow();

    public async Task<CommandResult> MustAsync(params string[] arguments)
    {
        var run = await RunAsync(arguments);
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        return run;
    }

    public Task<CommandResult> RunAsync(params string[] arguments) => Checkout.RunAsync([.. arguments, "--upstream", "debian"]);

    /// <summary>Asks for the service's own code by name, after what it exported is forgotten and all that the builder kept is gone.</summary>
    /// <returns>Steps that ran and steps that were cached, and what was said.</returns>
    public async Task<(int Ran, int Cached, string Said)> RebuildAsync(params string[] options)
    {
        Forget();
        await PruneAsync();
        return Steps(await MustAsync(["BackendBuild", .. options]));
    }

    /// <summary>Forgets what the service's code was exported as.</summary>
    public void Forget() => Directory.Delete(_home["slipway", "store", "keys", "exports"], recursive: true);

    public async Task PruneAsync()
    {
        _docker ??= await DockerCli.StartAsync(Home);
        await _docker.MustAsync(_home.Path, "buildx prune -af");
    }

    public static (int Ran, int Cached, string Said) Steps(CommandResult run)
    {
        var found = Regex.Match(run.Output, @"BackendBuild: (\d+) BuildKit steps run, (\d+) cached");
        found.Success.ShouldBeTrue(run.Output);
        return (int.Parse(found.Groups[1].Value), int.Parse(found.Groups[2].Value), run.Output);
    }

    /// <summary>Tags of BuildKit's caches in a repository.</summary>
    public static async Task<IReadOnlyList<string>> TagsAsync(string host, string repository)
    {
        using var http = new HttpClient();
        using var answer = JsonDocument.Parse(await http.GetByteArrayAsync(new Uri($"http://{host}/v2/{repository}/tags/list")));
        return
        [
            .. answer
                .RootElement.GetProperty("tags")
                .EnumerateArray()
                .Select(x => x.GetString()!)
                .Where(x => x.StartsWith("buildkit-", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.StopAsync(CancellationToken.None);
        _docker?.Dispose();
        Checkout.Dispose();
        _home.Dispose();
    }
}
