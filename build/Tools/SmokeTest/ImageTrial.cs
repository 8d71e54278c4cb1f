using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Rendering;
using Slipway.Tools.Docker;
using Slipway.Tools.Engine;

namespace Slipway.Tools.SmokeTest;

/// <summary>Runs an image: imports every module of its lock, then serves and answers, as its own user and as one that nobody knows, always on a read-only root.</summary>
/// <param name="engine">Runs it.</param>
/// <param name="image">Its name in the engine.</param>
/// <param name="platform">Its platform.</param>
/// <param name="service">Its service.</param>
/// <param name="root">Root folder of the repository: the questions' bodies are read from there.</param>
public sealed class ImageTrial(FoundEngine engine, string image, Platform platform, ServiceFacts service, string root)
{
    /// <summary>A user id as OpenShift gives: known to no file of the image, in group 0.</summary>
    private const string ArbitraryUser = "1000650000:0";

    private readonly Containers _containers = new(engine);

    /// <summary>Long under emulation, where a start takes a minute.</summary>
    private readonly TimeSpan _patience = engine.Features.Architecture == platform.Machine ? TimeSpan.FromSeconds(60) : TimeSpan.FromMinutes(5);

    /// <summary>Runs the whole trial.</summary>
    /// <param name="modules">Modules to import.</param>
    /// <param name="cancellation">Ends it; no container stays.</param>
    /// <exception cref="SlipwayException">SLP550 to SLP552.</exception>
    public async Task RunAsync(IReadOnlyList<string> modules, CancellationToken cancellation)
    {
        await ImportAsync(modules, cancellation);
        await ServeAsync($"{ServiceConfig.Uid}:{ServiceConfig.Uid}", cancellation);
        await ServeAsync(ArbitraryUser, cancellation);
    }

    private async Task ImportAsync(IReadOnlyList<string> modules, CancellationToken cancellation)
    {
        var request = new ContainerRequest(image)
        {
            Platform = platform,
            ReadOnly = true,
            Network = "none",
            Entrypoint = [service.Command[0]],
            Arguments = ["-c", ImportScript.For(modules)],
        };
        var outcome = await _containers.RunAsync(request, cancellation);
        if (outcome.ExitCode != 0)
        {
            var lines = outcome.Output.Trim().Length > 0 ? outcome.Output : $"exit code {outcome.ExitCode}: {outcome.Error}";
            throw new SlipwayException(SmokeProblems.ImportFailed(platform.ToString(), [.. lines.Trim().Split('\n')]));
        }
    }

    private async Task ServeAsync(string user, CancellationToken cancellation)
    {
        var request = new ContainerRequest(image)
        {
            Platform = platform,
            ReadOnly = true,
            DropCapabilities = true,
            User = user,
            Port = service.Port,
        };
        await _containers.RunAsync(request, AskAsync, cancellation);
    }

    private async Task AskAsync(RunningContainer container, CancellationToken cancellation)
    {
        using var http = new HttpClient { Timeout = _patience };
        var address = container.Address ?? new Uri("http://127.0.0.1:1/");
        var questions = new Questions(http, address, root, platform.ToString());
        await questions.WaitAsync(
            service.Ready,
            _patience,
            () => container.IsRunningAsync(cancellation),
            () => LogAsync(container, cancellation),
            cancellation
        );
        foreach (var question in service.Smoke)
            await questions.AskAsync(question, cancellation);
    }

    private static async Task<string> LogAsync(RunningContainer container, CancellationToken cancellation)
    {
        var (output, error) = await container.LogsAsync(cancellation);
        return string.Join('\n', (output + error).TrimEnd().Split('\n').TakeLast(20));
    }
}
