using Slipway.Images.Tests.Demo;
using Slipway.Images.Tests.Engine;
using Slipway.Tools;
using Slipway.Tools.Engine;
using Slipway.Tools.Store;

namespace Slipway.Images.Tests.Compile;

/// <summary>A home with an engine of its own for the tests that compile: they run beside those of the demo's image and disturb none that counts steps.</summary>
public sealed class CompileHome : IAsyncLifetime
{
    public SlipwayHome Home { get; } = new(Path.Combine(TestCache.Folder, "compile"));

    public ContentStore Store => new(Home.Store);

    public async Task InitializeAsync()
    {
        if (OwnEngine.Obstacle() is not null)
            return;
        await OldEngineData.ForgetAsync(Home);
        await new OwnEngine(Home, _ => { }).StartAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (OwnEngine.Obstacle() is null)
            await new OwnEngine(Home, _ => { }).StopAsync(CancellationToken.None);
    }
}

/// <summary>All tests that compile in an engine, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class CompileGroup : ICollectionFixture<CompileHome>
{
    public const string Name = "compile";
}
