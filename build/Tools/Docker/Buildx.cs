using System.Text.Json;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Engine;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Docker;

/// <summary>The buildx plugin, called as a program of its own.</summary>
/// <param name="plugin">The program.</param>
/// <param name="endpoint">The engine that it works with.</param>
/// <param name="builder">A builder by name; null for the engine's own.</param>
/// <param name="home">The home, for what buildx remembers of the own engine.</param>
public sealed class Buildx(BuildxPlugin plugin, EngineEndpoint endpoint, string? builder, SlipwayHome home)
{
    /// <summary>The buildx of an engine that was found.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="builder">A builder by name; null for the engine's own.</param>
    /// <param name="home">The home.</param>
    public static Buildx Of(FoundEngine engine, string? builder, SlipwayHome home) => new(engine.Features.Buildx, engine.Endpoint, builder, home);

    /// <summary>What the builder is.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP422: there is no such builder, or it does not answer.</exception>
    public async Task<BuilderFacts> InspectAsync(CancellationToken cancellation)
    {
        var answer = await ProcessRunner.RunAsync(Command(new Dictionary<string, string?>(), "inspect"), null, cancellation);
        if (answer.ExitCode != 0 || BuilderInspection.Parse(answer.Output) is not { } facts)
            throw new SlipwayException(EngineProblems.BuilderUnusable(builder ?? "default", answer.LastLines(5)));
        return facts;
    }

    /// <summary>Bakes targets.</summary>
    /// <param name="request">What.</param>
    /// <param name="onLine">Receives a line for people at each step's end and for each line that a step prints; null for none.</param>
    /// <param name="cancellation">Ends it; no process stays.</param>
    /// <exception cref="SlipwayException">SLP510 for each step that failed; SLP511 to SLP513 otherwise.</exception>
    public Task<BakeResult> BakeAsync(BakeRequest request, Action<string>? onLine, CancellationToken cancellation) =>
        BakeAsync(request, onLine, null, cancellation);

    /// <summary>Bakes targets.</summary>
    /// <param name="request">What.</param>
    /// <param name="onLine">Receives a line for people at each step's end and for each line that a step prints; null for none.</param>
    /// <param name="onStep">Receives each step when it begins and when it ends, as <see cref="BakeProgress"/> tells it; null for none.</param>
    /// <param name="cancellation">Ends it; no process stays.</param>
    /// <exception cref="SlipwayException">SLP510 for each step that failed; SLP511 to SLP513 otherwise.</exception>
    public async Task<BakeResult> BakeAsync(BakeRequest request, Action<string>? onLine, Action<BakeStep, bool>? onStep, CancellationToken cancellation)
    {
        try
        {
            return await BakeOnceAsync(request, onLine, onStep, cancellation);
        }
        // Of the own engine what came in part can be forgotten; what came whole stays.
        catch (SlipwayException e) when (IsOwn && PartialTransfers.AreTold(e.Problems.Select(x => x.Found)))
        {
            // What still moves after this moment is somebody else's.
            await Task.Delay(2 * PartialTransfers.Still, cancellation);
            if (PartialTransfers.Remove(new EngineFolders(home)) == 0)
                throw;
            return await BakeOnceAsync(request, onLine, onStep, cancellation);
        }
        catch (SlipwayException e) when (LostSnapshots.AreTold(e.Problems.Select(x => x.Found)))
        {
            return await BakeOnceAsync(request, onLine, onStep, cancellation);
        }
    }

    private bool IsOwn => endpoint.Socket == new EngineFolders(home).Socket;

    private async Task<BakeResult> BakeOnceAsync(BakeRequest request, Action<string>? onLine, Action<BakeStep, bool>? onStep, CancellationToken cancellation)
    {
        var metadata = Path.Combine(Path.GetTempPath(), $"slipway-bake-{Guid.NewGuid():n}.json");
        try
        {
            var command = BakeCommand(request, metadata);
            var progress = new BakeProgress(onLine, onStep);
            var standardError = new Lock();
            var result = await ProcessRunner.RunAsync(
                command,
                line =>
                {
                    // Standard output and error come on two threads.
                    lock (standardError)
                        progress.Read(line);
                },
                cancellation
            );
            if (result.ExitCode != 0)
                throw await BakeFailure.ExplainAsync(command, progress, endpoint, cancellation);
            return new BakeResult(progress.Steps, ReadMetadata(metadata), result.Elapsed);
        }
        finally
        {
            File.Delete(metadata);
        }
    }

    private Command BakeCommand(BakeRequest request, string metadata)
    {
        var environment = new Dictionary<string, string?>(request.Environment)
        {
            // The file is our own: which folders it reads is no question for the user.
            ["BUILDX_BAKE_ENTITLEMENTS_FS"] = "0",
            ["BUILDX_NO_DEFAULT_ATTESTATIONS"] = "1",
        };
        return Command(
            environment,
            [
                "bake",
                "--file",
                Path.GetFullPath(request.File),
                "--progress",
                "rawjson",
                "--metadata-file",
                metadata,
                .. request.NoCache ? ["--no-cache"] : Array.Empty<string>(),
                .. request.Overrides.SelectMany(o => (string[])["--set", o]),
                .. request.Allow.SelectMany(a => (string[])["--allow", a]),
                .. request.Targets,
            ]
        ) with
        {
            Secrets = request.Secrets,
            WorkingDirectory = request.WorkingDirectory ?? Path.GetDirectoryName(Path.GetFullPath(request.File)),
        };
    }

    private Command Command(Dictionary<string, string?> environment, params IReadOnlyList<string> arguments)
    {
        foreach (var (name, value) in endpoint.Environment)
            environment[name] = value;
        // A named builder is known to the user's own buildx. Without one the engine itself builds, and nothing is written to the user's folders.
        if ((builder ?? System.Environment.GetEnvironmentVariable("BUILDX_BUILDER")) is { Length: > 0 } named)
        {
            environment["BUILDX_BUILDER"] = named;
        }
        else
        {
            environment["BUILDX_CONFIG"] = new EngineFolders(home).Buildx;
            environment["BUILDX_BUILDER"] = "default";
        }
        return new Command(plugin.Program, arguments) { Environment = environment };
    }

    private static IReadOnlyList<BakedTarget> ReadMetadata(string file)
    {
        if (!File.Exists(file))
            return [];
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return
        [
            .. document
                .RootElement.EnumerateObject()
                .Where(entry => entry.Value.ValueKind == JsonValueKind.Object)
                .Select(entry => new BakedTarget(
                    entry.Name,
                    entry.Value.TryGetProperty("containerimage.digest", out var text) && Digest.TryParse(text.GetString(), out var digest) ? digest : null,
                    entry.Value.Clone()
                )),
        ];
    }
}
