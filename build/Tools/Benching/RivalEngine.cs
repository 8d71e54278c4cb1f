using Slipway.Core.Catalog;
using Slipway.Tools.Docker;
using Slipway.Tools.Engine;
using Slipway.Tools.SmokeTest;

namespace Slipway.Tools.Benching;

/// <summary>The engine that every contestant has, which can be emptied, and the rivals' recipes baked by it.</summary>
/// <param name="home">The engine is this home's own.</param>
/// <param name="recipes">Folder with the bake file.</param>
/// <param name="variables">Variables of the bake file.</param>
/// <param name="say">One line at a time, for people.</param>
internal sealed class RivalEngine(SlipwayHome home, string recipes, IReadOnlyDictionary<string, string?> variables, Action<string> say)
{
    private static readonly string[] s_modules = ["fastapi", "numpy", "onnxruntime", "orjson", "pydantic", "uvicorn", "uvloop", "xxhash", "vad"];

    private readonly OwnEngine _own = new(home, say);
    private FoundEngine? _found;

    /// <summary>The service whose questions an image answers.</summary>
    public ServiceFacts? Service { get; set; }

    /// <summary>Where the questions' bodies are.</summary>
    public string Root { get; set; } = "";

    /// <summary>Its address.</summary>
    public string Address => _own.Endpoint.Address;

    /// <summary>Forgets all images and caches.</summary>
    public async Task<FoundEngine> EmptyAsync(CancellationToken cancellation)
    {
        await _own.StopAsync(cancellation);
        var data = Path.Combine(home.Engine, "data");
        if (Directory.Exists(data))
            Directory.Delete(data, recursive: true);
        await _own.StartAsync(cancellation);
        var finder = new EngineFinder(home, name => name == "DOCKER_HOST" ? Address : Environment.GetEnvironmentVariable(name));
        return _found = await finder.RequireAsync(null, say, cancellation);
    }

    /// <summary>Forgets all but the bases, which are pulled and unpacked.</summary>
    public async Task<FoundEngine> EmptyButBasesAsync(CancellationToken cancellation)
    {
        var engine = await EmptyAsync(cancellation);
        await BakeAsync("bases", [], cancellation);
        return engine;
    }

    /// <summary>Bakes one target.</summary>
    /// <param name="target">Its name.</param>
    /// <param name="settings">Such as <c>cache-from=...</c>.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task BakeAsync(string target, IReadOnlyList<string> settings, CancellationToken cancellation) =>
        Buildx
            .Of(_found!, null, home)
            .BakeAsync(
                new BakeRequest(Path.Combine(recipes, "docker-bake.hcl"), target)
                {
                    Environment = variables,
                    Allow = ["network.host"],
                    Overrides = [.. settings.Select(x => $"{target}.{x}")],
                },
                null,
                cancellation
            );

    /// <summary>Runs an image as Slipway's own smoke test does.</summary>
    /// <param name="image">Its name.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task TryAsync(string image, CancellationToken cancellation) =>
        new ImageTrial(_found!, image, Platform.Amd64, Service!, Root).RunAsync(s_modules, cancellation);

    /// <summary>Ends it and forgets everything.</summary>
    public Task StopAsync(CancellationToken cancellation) => _own.StopAsync(cancellation);
}
