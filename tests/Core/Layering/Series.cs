using System.IO.Compression;
using Slipway.Core.Layering;
using Slipway.Tests;

namespace Slipway.Core.Tests.Layering;

/// <summary>The real series in tests/data/history, read once, and small inputs.</summary>
internal static class Series
{
    private static readonly Lazy<IReadOnlyList<LockSeries>> s_all = new(() => [.. Files().Select(Read)]);

    public static IReadOnlyList<LockSeries> All => s_all.Value;

    public static LockSeries Vllm => All.Single(x => x.Name == "full-vllm.gpu");

    public static PlannedWheel Wheel(string name, long size, string version = "1", params string[] parents) =>
        new(name, version, $"{name}-{version}", size, parents, parents.Length == 0);

    public static LayerInputs Inputs(
        IReadOnlyList<PlannedWheel> wheels,
        StoredLayerPlan? previous = null,
        int limit = LayerCost.Limit,
        params IReadOnlyList<PinnedWheels> pinned
    ) => new(wheels, ChangeHistory.Of("own", []), previous, limit, pinned, ChangeHistoryText.Shipped);

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests/data/history"), "*.gz").Order(StringComparer.Ordinal);

    private static LockSeries Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return LockSeries.Read(Path.GetFileName(path)[..^".jsonl.gz".Length], reader.ReadToEnd().Split('\n'), path);
    }
}
