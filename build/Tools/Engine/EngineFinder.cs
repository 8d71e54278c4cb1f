using System.Text.Json;
using Docker.DotNet;
using Slipway.Core.Diagnostics;
using Slipway.Tools.Docker;

namespace Slipway.Tools.Engine;

/// <summary>
/// Finds an engine that can do the job: the one that the user named (<c>DOCKER_HOST</c>, a docker context), else the default socket's, else the own one. What is missing is reported all at once.
/// </summary>
/// <param name="home">The home, for the own engine.</param>
/// <param name="environment">Reads an environment variable; null where it is not set.</param>
public sealed class EngineFinder(SlipwayHome home, Func<string, string?> environment)
{
    private readonly DockerContexts _contexts = new(environment);

    /// <summary>A finder for this process's environment.</summary>
    /// <param name="home">The home.</param>
    public static EngineFinder FromEnvironment(SlipwayHome home) => new(home, System.Environment.GetEnvironmentVariable);

    /// <summary>Looks, and starts nothing.</summary>
    /// <param name="builder">A builder of buildx by name; null for the engine's own.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<EngineSearch> FindAsync(string? builder, CancellationToken cancellation)
    {
        var own = new OwnEngine(home, _ => { });
        var chosen = _contexts.Chosen();
        IReadOnlyList<EngineEndpoint> candidates = chosen is null ? [EngineEndpoint.Default, own.Endpoint] : [chosen];
        var problems = new List<Problem>();
        foreach (var endpoint in candidates)
        {
            if (await EnginePing.FailureAsync(endpoint, cancellation) is { } failure)
            {
                if (endpoint.Chosen || (endpoint == EngineEndpoint.Default && File.Exists(endpoint.Socket)))
                    problems.Add(EngineProblems.Unreachable(endpoint.Address, endpoint.Source, failure));
                continue;
            }
            // Half an own engine is started anew by whoever needs one.
            if (endpoint == own.Endpoint && !await own.AnswersAsync(cancellation))
                continue;
            var (engine, found) = await ExamineOrSayAsync(endpoint, builder, own.Programs?.Plugins, cancellation);
            if (engine is not null)
                return new EngineSearch(engine, [], chosen is not null);
            problems.AddRange(found);
        }
        return new EngineSearch(null, problems, chosen is not null);
    }

    /// <summary>Looks, and starts the own engine where none in reach does.</summary>
    /// <param name="builder">A builder of buildx by name; null for the engine's own.</param>
    /// <param name="say">One line at a time, for people.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP410 to SLP422: everything that is in the way, together.</exception>
    public async Task<FoundEngine> RequireAsync(string? builder, Action<string> say, CancellationToken cancellation)
    {
        var search = await FindAsync(builder, cancellation);
        if (search.Engine is not null)
            return search.Engine;
        if (search.Chosen)
            throw new SlipwayException(search.Problems);
        if (OwnEngine.Obstacle() is { } obstacle)
            throw new SlipwayException([.. search.Problems, EngineProblems.CannotBring(obstacle)]);
        foreach (var problem in search.Problems)
            say($"engine: {problem.Number} {problem.Found}; taking the own one instead");
        var own = new OwnEngine(home, say);
        await own.StartAsync(cancellation);
        var (engine, problems) = await ExamineAsync(own.Endpoint, builder, own.Programs!.Plugins, cancellation);
        return engine ?? throw new SlipwayException(problems);
    }

    private async Task<(FoundEngine? Engine, IReadOnlyList<Problem> Problems)> ExamineOrSayAsync(
        EngineEndpoint endpoint,
        string? builder,
        string? brought,
        CancellationToken cancellation
    )
    {
        // A dockerd whose containerd has just died answers pings and nothing else.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            return await ExamineAsync(endpoint, builder, brought, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, [EngineProblems.Unreachable(endpoint.Address, endpoint.Source, "it answers a ping but not what it is, within 30 s")]);
        }
        catch (Exception e) when (e is HttpRequestException or DockerApiException or IOException or TimeoutException or JsonException)
        {
            // It answers a ping but not what it is: something else listens there, or it is on its way down.
            return (null, [EngineProblems.Unreachable(endpoint.Address, endpoint.Source, e.Message)]);
        }
    }

    private async Task<(FoundEngine? Engine, IReadOnlyList<Problem> Problems)> ExamineAsync(
        EngineEndpoint endpoint,
        string? builder,
        string? brought,
        CancellationToken cancellation
    )
    {
        var folders = BuildxFinder.Folders(_contexts, brought);
        var plugin = BuildxFinder.FindAsync(folders, cancellation);
        using var client = endpoint.CreateClient();
        var version = await client.System.GetVersionAsync(cancellation);
        var info = await client.System.GetSystemInfoAsync(cancellation);
        var problems = new List<Problem>();
        if (!VersionNumber.IsAtLeast(version.Version, EngineFloors.Engine))
            problems.Add(EngineProblems.EngineTooOld(endpoint.Address, version.Version, EngineFloors.Engine));
        if (await plugin is not { } buildx)
            return (null, [.. problems, EngineProblems.BuildxMissing(folders)]);
        if (!VersionNumber.IsAtLeast(buildx.Version, EngineFloors.Buildx))
            problems.Add(EngineProblems.BuildxTooOld(buildx.Program, buildx.Version, EngineFloors.Buildx));
        if (problems.Count > 0)
            return (null, problems);
        var facts = await new Buildx(buildx, endpoint, builder, home).InspectAsync(cancellation);
        // containerd's snapshotters announce themselves in the driver's status; graph drivers do not.
        var containerd = info.DriverStatus?.Any(pair => pair is ["driver-type", "io.containerd.snapshotter.v1"]) == true;
        var features = new EngineFeatures(
            version.Version,
            version.APIVersion,
            containerd ? ImageStoreKind.Containerd : ImageStoreKind.GraphDriver,
            info.Driver,
            info.DockerRootDir,
            info.Architecture,
            info.CgroupVersion,
            buildx,
            facts
        )
        {
            Id = info.ID ?? "",
            IsRootless = info.SecurityOptions?.Any(option => option.Split(',').Contains("name=rootless")) == true,
        };
        return (new FoundEngine(endpoint, features), []);
    }
}
