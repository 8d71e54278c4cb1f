using System.Globalization;
using Slipway.Core.Progress;

namespace Slipway.Core.Rendering;

/// <summary>An event as a plain line.</summary>
public static class ProgressLine
{
    /// <summary>The line, or null: most events are for tables and programs.</summary>
    /// <param name="happened">The event.</param>
    public static string? Of(ProgressEvent happened) =>
        happened switch
        {
            { Kind: ProgressKind.Fetch, State: RowState.Running, Bytes: null } => $"fetching {happened.Name}, {PlanText.Bytes(happened.TotalBytes ?? 0)}",
            { Kind: ProgressKind.Layer, State: RowState.Made } => string.Create(
                CultureInfo.InvariantCulture,
                $"  made {LayerOf(happened.Name), -22} {PlanText.Bytes(happened.Bytes ?? 0), 9} in {happened.Seconds ?? 0:0.00} s"
            ),
            _ => null,
        };

    /// <summary>Without the platform: <c>linux/amd64/base</c> is <c>base</c>.</summary>
    private static string LayerOf(string name) => name[(name.LastIndexOf('/') + 1)..];
}
