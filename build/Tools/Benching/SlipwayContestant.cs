using Slipway.Tools.Processes;

namespace Slipway.Tools.Benching;

/// <summary>Slipway, the command as typed.</summary>
/// <param name="name">Name for people.</param>
/// <param name="repository">Last part of its repository.</param>
/// <param name="checkout">The build.</param>
/// <param name="store">What can be forgotten.</param>
/// <param name="options">Of the image.</param>
/// <param name="engine">The engine.</param>
/// <param name="loads">Whether the engine is in reach, and so gets the image, too.</param>
internal sealed class SlipwayContestant(
    string name,
    string repository,
    BenchCheckout checkout,
    BenchStore store,
    string[] options,
    RivalEngine engine,
    bool loads
) : IContestant
{
    private readonly SlipwayHome _fresh = new(Path.Combine(checkout.Home.Root, "fresh"));

    public string Name => name;

    public string Image => $"rivals/{repository}";

    public string Cache => $"rivals/{repository}-cache";

    private string[] Arguments => [.. options, "--name", Image, "--tag", "1", "--push"];

    private string[] CacheOption => ["--cache", $"registry={options[^1]}/{Cache}"];

    public async Task ForgetAsync(CancellationToken cancellation)
    {
        store.Forget(wheels: true);
        if (loads)
            await engine.EmptyButBasesAsync(cancellation);
    }

    public Task BuildAsync(CancellationToken cancellation) => RunAsync(checkout.Home, ["Runtime", .. Arguments, "--smoke", "off"], cancellation);

    public Task TryAsync(CancellationToken cancellation) =>
        checkout.BuildWithAsync(checkout.Home, engine.Address, cancellation, ["Runtime", .. Arguments, "--smoke", "on"]);

    public Task FillCacheAsync(CancellationToken cancellation) =>
        RunAsync(checkout.Home, ["Runtime", "PushCache", .. Arguments, .. CacheOption, "--smoke", "off"], cancellation);

    public async Task MoveAsync(CancellationToken cancellation)
    {
        if (Directory.Exists(_fresh.Root))
            Directory.Delete(_fresh.Root, recursive: true);
        if (!loads)
            return;
        // The engine's programs are tools, and there.
        Directory.CreateDirectory(_fresh.Engine);
        Directory.CreateSymbolicLink(Path.Combine(_fresh.Engine, "packages"), Path.Combine(checkout.Home.Engine, "packages"));
        await engine.EmptyAsync(cancellation);
    }

    public Task BuildFromCacheAsync(CancellationToken cancellation) =>
        RunAsync(_fresh, ["Runtime", .. Arguments, .. CacheOption, "--smoke", "off"], cancellation);

    private Task<CommandResult> RunAsync(SlipwayHome home, string[] arguments, CancellationToken cancellation) =>
        loads ? checkout.BuildWithAsync(home, engine.Address, cancellation, arguments) : checkout.BuildOnAsync(home, cancellation, arguments);
}
