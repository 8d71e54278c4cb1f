using Slipway.Tools.Making;

namespace Slipway.Targets;

/// <summary>Begins to read for a plan before the command line is read, where a word of it names a target that plans.</summary>
internal static class PlanAhead
{
    private static readonly string[] s_targets =
    [
        nameof(IExplain.Explain),
        nameof(IRuntime.Runtime),
        nameof(ICheck.Check),
        nameof(IDev.Dev),
        nameof(IRender.Render),
        nameof(ICompose.Compose),
        nameof(IPushCache.PushCache),
    ];

    /// <summary>Begins, where there is something to begin.</summary>
    /// <returns>Null: no answer comes of it.</returns>
    public static int? Begin()
    {
        var words = Environment.GetCommandLineArgs();
        if (
            Environment.GetEnvironmentVariable("NUKE_ROOT") is { Length: > 0 } root
            && words.Skip(1).Any(word => s_targets.Contains(word, StringComparer.OrdinalIgnoreCase))
        )
            HeadStart.Take(root);
        return null;
    }
}
