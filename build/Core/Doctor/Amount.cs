using System.Globalization;

namespace Slipway.Core.Doctor;

/// <summary>Bytes of disks and memory, for people.</summary>
internal static class Amount
{
    /// <summary>In GB (10^9) or MB (10^6).</summary>
    /// <param name="bytes">The number.</param>
    public static string Of(long bytes) =>
        bytes >= 1_000_000_000
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0} MB");
}
