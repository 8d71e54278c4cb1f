using System.Globalization;
using System.Text.Json;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;

namespace Slipway.Core.Layering;

/// <summary>The locks of one project over time.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Snapshots">The locks, oldest first.</param>
public sealed record LockSeries(string Name, IReadOnlyList<LockSnapshot> Snapshots)
{
    /// <summary>What a wheel of unknown size counts as: PyTorch's own index gives none for its two wheels for processors (the first was measured, the second is a guess).</summary>
    private static readonly Dictionary<string, long> s_sizes = new() { ["torch"] = 191_794_682, ["torchvision"] = 2_000_000 };

    /// <summary>Reads a series, one lock a line: <c>{"date":"2026-01-31","packages":[[name, version, hash, file, size, [parents]], ...]}</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="lines">The lines in any order of days. Those with <c>error</c> instead of packages are passed over, as empty ones are.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="SlipwayException">SLP169: a line that is no lock.</exception>
    public static LockSeries Read(string name, IEnumerable<string> lines, string path)
    {
        var snapshots = new List<LockSnapshot>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                using var json = JsonDocument.Parse(line);
                if (!json.RootElement.TryGetProperty("packages", out var packages) && json.RootElement.TryGetProperty("error", out _))
                    continue;
                var date = DateOnly.ParseExact(json.RootElement.GetProperty("date").GetString() ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture);
                var wheels = packages.EnumerateArray().Select(Wheel).ToList();
                if (wheels.DistinctBy(wheel => wheel.Name).Count() < wheels.Count)
                    throw new FormatException("it has a package twice");
                snapshots.Add(new LockSnapshot(date, wheels));
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
            {
                throw new SlipwayException(LayerPlanProblems.BadSeries(path, $"line {number} is no lock"), e);
            }
        }
        return new LockSeries(name, [.. snapshots.OrderBy(snapshot => snapshot.Date)]);
    }

    private static PlannedWheel Wheel(JsonElement package)
    {
        var name = ProjectName.Normalize(Text(package[0]));
        var (version, file) = (Text(package[1]), Text(package[3]));
        var size = package[4].ValueKind == JsonValueKind.Null ? s_sizes.GetValueOrDefault(name, PackedSizes.Unknown) : package[4].GetInt64();
        var parents = package[5].EnumerateArray().Select(Text).ToList();
        return new PlannedWheel(
            name,
            version,
            package[2].ValueKind == JsonValueKind.Null ? $"{version}/{file}" : $"{version}/{file}/{Text(package[2])}",
            size,
            [.. parents.Where(parent => parent != LockedPackage.Root).Select(ProjectName.Normalize)],
            parents.Contains(LockedPackage.Root)
        );
    }

    private static string Text(JsonElement element) => element.ValueKind == JsonValueKind.Null ? "" : element.GetString() ?? "";
}
