using Slipway.Core.Diagnostics;

namespace Slipway.Core.Wheels;

/// <summary>How much a wheel may claim to hold. Deflate packs at most 1032 to 1; a real wheel seldom more than 20 to 1.</summary>
internal static class WheelLimits
{
    private const long Harmless = 64L << 20;
    private const int LargestRatio = 200;
    private const int MostEntries = 500_000;

    internal static IEnumerable<Problem> Check(string wheel, IReadOnlyList<WheelEntry> entries)
    {
        if (entries.Count > MostEntries)
            yield return WheelProblems.TooLarge(wheel, $"it has {entries.Count} entries", $"at most {MostEntries}");
        var size = entries.Aggregate((Int128)0, (sum, entry) => sum + entry.Size);
        var packed = entries.Sum(entry => entry.PackedSize);
        if (size > Harmless && size > (Int128)packed * LargestRatio)
            yield return WheelProblems.TooLarge(wheel, $"{packed} bytes unpack to {size}", $"at most {LargestRatio} times");
    }
}
