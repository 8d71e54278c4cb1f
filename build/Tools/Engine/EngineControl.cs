using Slipway.Core.Diagnostics;

namespace Slipway.Tools.Engine;

/// <summary>What <c>Engine --start|--stop|--status</c> does.</summary>
/// <param name="home">The home.</param>
/// <param name="say">One line at a time, for people.</param>
public sealed class EngineControl(SlipwayHome home, Action<string> say)
{
    /// <summary>Does the one thing that was asked for; the status where nothing was.</summary>
    /// <param name="start">Starts the own engine where none in reach does the job; it stays up.</param>
    /// <param name="stop">Stops the own engine; other engines are not ours to stop.</param>
    /// <param name="status">Says what is there.</param>
    /// <param name="builder">A builder of buildx by name; null for the engine's own.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP421 for more than one; SLP410 to SLP422.</exception>
    public async Task RunAsync(bool start, bool stop, bool status, string? builder, CancellationToken cancellation)
    {
        string[] given =
        [
            .. start ? ["--start"] : Array.Empty<string>(),
            .. stop ? ["--stop"] : Array.Empty<string>(),
            .. status ? ["--status"] : Array.Empty<string>(),
        ];
        if (given.Length > 1)
            throw new SlipwayException(EngineProblems.OneOfThem(string.Join(' ', given)));
        if (start)
            Say(await EngineFinder.FromEnvironment(home).RequireAsync(builder, say, cancellation));
        else if (stop)
            say(
                await new OwnEngine(home, say).StopAsync(cancellation)
                    ? "engine: the own one is stopped; nothing of it runs"
                    : "engine: the own one was not running"
            );
        else
            await StatusAsync(builder, cancellation);
    }

    private async Task StatusAsync(string? builder, CancellationToken cancellation)
    {
        var search = await EngineFinder.FromEnvironment(home).FindAsync(builder, cancellation);
        if (search.Engine is not null)
        {
            Say(search.Engine);
            return;
        }
        foreach (var problem in search.Problems)
            say(problem.ToString());
        say(
            OwnEngine.Obstacle() is { } obstacle
                ? EngineProblems.CannotBring(obstacle).ToString()
                : "engine: none is running; a build that needs one starts its own, and so does './build.sh Engine --start'"
        );
    }

    private void Say(FoundEngine engine)
    {
        foreach (var line in engine.Describe())
            say(line);
    }
}
