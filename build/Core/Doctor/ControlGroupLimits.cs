using System.Globalization;

namespace Slipway.Core.Doctor;

/// <summary>
/// What the control groups of a process allow, version 1 (a hierarchy a controller) or 2 (one for all), or both at once. Limits of the groups above count, too.
/// Sources: cgroups(7), the kernel's admin-guide/cgroup-v1 (memory.limit_in_bytes, cpu.cfs_quota_us) and cgroup-v2 (memory.max, cpu.max).
/// </summary>
/// <param name="Memory">Bytes; null for no limit.</param>
/// <param name="Processors">Processors; null for no quota.</param>
public sealed record ControlGroupLimits(long? Memory, double? Processors)
{
    private const string Root = "/sys/fs/cgroup";

    /// <summary>Reads them.</summary>
    /// <param name="read">Gives the text of a file, or null where it does not exist or may not be read.</param>
    public static ControlGroupLimits Read(Func<string, string?> read)
    {
        var memory = new List<long>();
        var processors = new List<double>();
        foreach (var line in (read("/proc/self/cgroup") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // hierarchy-ID:controllers:path; version 2 names no controllers.
            if (line.Split(':', 3) is not [_, var controllers, var path])
                continue;
            var names = controllers.Split(',');
            foreach (var group in Groups(path))
            {
                if (controllers.Length == 0)
                    AddVersion2(group);
                if (names.Contains("memory") && Number(read($"{Root}/memory{group}/memory.limit_in_bytes")) is { } limit)
                    memory.Add(limit);
                if (names.Contains("cpu"))
                    AddQuota(Number(read($"{Root}/{controllers}{group}/cpu.cfs_quota_us")), Number(read($"{Root}/{controllers}{group}/cpu.cfs_period_us")));
            }
        }
        return new ControlGroupLimits(memory.Count > 0 ? memory.Min() : null, processors.Count > 0 ? processors.Min() : null);

        void AddVersion2(string group)
        {
            foreach (var mount in (string[])[Root, $"{Root}/unified"])
            {
                if (Number(read($"{mount}{group}/memory.max")) is { } limit)
                    memory.Add(limit);
                if (read($"{mount}{group}/cpu.max")?.Trim().Split(' ') is [var quota, var period])
                    AddQuota(Number(quota), Number(period));
            }
        }

        void AddQuota(long? quota, long? period)
        {
            if (quota > 0 && period > 0)
                processors.Add((double)quota / (double)period);
        }
    }

    /// <summary>A group and all above it. In a container the path may be that of the host; then only the root is there.</summary>
    private static IEnumerable<string> Groups(string path)
    {
        for (var group = path.TrimEnd('/'); group.Length > 0; group = group[..group.LastIndexOf('/')])
            yield return group;
        yield return "";
    }

    /// <summary>No number for <c>max</c>, and for version 1's way to say it: the largest number of whole pages.</summary>
    private static long? Number(string? text) =>
        long.TryParse(text?.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number < long.MaxValue - (1 << 20)
            ? number
            : null;
}
