namespace Slipway.Core.Layering;

/// <summary>What a wheel nobody has a history of is judged by: packages of one kind change about equally often.</summary>
internal static class WheelKind
{
    /// <summary>Number of kinds.</summary>
    public const int Count = 6;

    /// <summary>0 to 5: under 1 MB, up to 20 MB, above; odd for what an input names.</summary>
    /// <param name="wheel">The wheel.</param>
    public static int Of(PlannedWheel wheel) =>
        (
            wheel.Size > 20_000_000 ? 4
            : wheel.Size > 1_000_000 ? 2
            : 0
        ) + (wheel.IsRoot ? 1 : 0);
}
