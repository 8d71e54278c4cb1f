using System.Globalization;

namespace Slipway.Core.Catalog;

/// <summary>A CUDA version that images can carry.</summary>
/// <param name="Major">Major version.</param>
/// <param name="Minor">Minor version.</param>
/// <param name="Driver">Oldest driver branch on Linux that runs it, by NVIDIA's minor version compatibility.</param>
public sealed record CudaVersion(int Major, int Minor, int Driver)
{
    /// <summary>All versions, the oldest first. The first is the floor.</summary>
    public static readonly IReadOnlyList<CudaVersion> All =
    [
        new(11, 8, 450),
        new(12, 4, 525),
        new(12, 6, 525),
        new(12, 8, 525),
        new(12, 9, 525),
        new(13, 0, 580),
        new(13, 2, 580),
    ];

    /// <summary>The oldest version that engines and quantization still come with (seed 000).</summary>
    public static CudaVersion Floor => All[0];

    /// <summary>What the locked wheels of a backend carry: its torch names the CUDA that it was built with.</summary>
    /// <param name="mode">The mode.</param>
    public static CudaVersion Default(Mode mode) => mode == Mode.Full ? Known(13, 0) : Known(13, 2);

    /// <summary>A version of the table; null when the text names none of it.</summary>
    /// <param name="text">Such as <c>13.0</c>.</param>
    public static CudaVersion? Find(string text) => Number(text) is var (major, minor) ? All.FirstOrDefault(x => x.Major == major && x.Minor == minor) : null;

    /// <summary>Whether a text is a version below the floor.</summary>
    /// <param name="text">As typed.</param>
    public static bool IsBelowFloor(string text) => Number(text) is { } number && number.CompareTo((Floor.Major, Floor.Minor)) < 0;

    /// <summary>Whether this version came before another.</summary>
    /// <param name="other">The other version.</param>
    public bool IsOlderThan(CudaVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor)) < 0;

    /// <summary>Such as <c>13.0</c>.</summary>
    public override string ToString() => $"{Major}.{Minor}";

    private static CudaVersion Known(int major, int minor) => All.First(x => x.Major == major && x.Minor == minor);

    private static (int Major, int Minor)? Number(string text) =>
        text.Split('.') is [var a, var b]
        && int.TryParse(a, NumberStyles.None, CultureInfo.InvariantCulture, out var major)
        && int.TryParse(b, NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? (major, minor)
            : null;
}
