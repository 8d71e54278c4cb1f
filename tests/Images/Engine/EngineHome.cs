using Slipway.Tools;
using Slipway.Tools.Engine;

namespace Slipway.Images.Tests.Engine;

/// <summary>
/// One engine for the tests that need one, in a home below the user's cache whose packages are used again by the next run.
/// Tests that break it start it anew through <see cref="EngineAsync"/>; it is stopped after the last one.
/// </summary>
public sealed class EngineHome : IAsyncLifetime
{
    public SlipwayHome Home { get; } = new(Path.Combine(TestCache.Folder, "engine-tests"));

    public OwnEngine Own => new(Home, Said.Add);

    public List<string> Said { get; } = [];

    /// <summary>No engine of the machine's own may take the tests' place.</summary>
    public EngineFinder Finder => new(Home, name => name == "DOCKER_HOST" ? Own.Endpoint.Address : null);

    public async Task<FoundEngine> EngineAsync()
    {
        await Own.StartAsync(CancellationToken.None);
        var search = await Finder.FindAsync(null, CancellationToken.None);
        return search.Engine ?? throw new InvalidOperationException(string.Join('\n', search.Problems));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (OwnEngine.Obstacle() is null)
            await Own.StopAsync(CancellationToken.None);
    }
}

/// <summary>All tests of engines, one after the other; beside them run those of the demo, with an engine of its own.</summary>
[CollectionDefinition(Name)]
public sealed class EngineGroup : ICollectionFixture<EngineHome>
{
    public const string Name = "engine";
}
