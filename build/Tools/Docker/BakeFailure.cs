using Slipway.Core.Diagnostics;
using Slipway.Tools.Engine;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Docker;

/// <summary>Why a bake failed, for people.</summary>
internal static class BakeFailure
{
    private const int ShownLines = 20;

    /// <summary>The failed steps; or the engine that went away, or its full disk, which show in any step; or what buildx itself says.</summary>
    /// <param name="command">The bake.</param>
    /// <param name="progress">What was read of it.</param>
    /// <param name="endpoint">The engine.</param>
    /// <param name="cancellation">Ends the question whether the engine is still there.</param>
    public static async Task<SlipwayException> ExplainAsync(Command command, BakeProgress progress, EngineEndpoint endpoint, CancellationToken cancellation)
    {
        var failed = progress.Steps.Where(s => s.Error is not null && !s.Canceled).ToList();
        var said = string.Join('\n', progress.PlainLines.TakeLast(ShownLines));
        var everything = failed.SelectMany(s => s.LastLines.Prepend(s.Error!)).Concat(progress.PlainLines);
        if (await EngineTrouble.FindAsync(everything, endpoint, "a bake", said, cancellation) is { } trouble)
            return new SlipwayException(trouble);
        return failed.Count > 0
            ? new SlipwayException([.. failed.Select(s => BuildProblems.StepFailed(s.Name, s.Error!, string.Join('\n', s.LastLines.TakeLast(ShownLines))))])
            : new SlipwayException(BuildProblems.BakeFailed(command.ToString(), said));
    }
}
