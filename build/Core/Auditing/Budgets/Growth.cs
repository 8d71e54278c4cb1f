namespace Slipway.Core.Auditing.Budgets;

/// <summary>What grew between two audits of an image.</summary>
public static class Growth
{
    /// <summary>Layers, packages and files that grew or are new, the most first. A layer that a package's growth explains stands beside it: they are three views of the same bytes.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="now">This one.</param>
    /// <param name="packed">Whether packed bytes are compared; else unpacked ones. Packed bytes of packages and files are their share of their layer's.</param>
    public static IReadOnlyList<GrowthBlame> Between(AuditRecord before, AuditRecord now, bool packed) =>
        [
            .. Grown("layer", Layers(before, packed), Layers(now, packed))
                .Concat(Grown("package", Packages(before, packed), Packages(now, packed)))
                .Concat(Grown("file", Files(before, packed), Files(now, packed)))
                .OrderByDescending(x => x.Bytes)
                .ThenBy(x =>
                    x.Kind switch
                    {
                        "layer" => 0,
                        "package" => 1,
                        _ => 2,
                    }
                )
                .ThenBy(x => x.Name, StringComparer.Ordinal),
        ];

    private static IEnumerable<GrowthBlame> Grown(string kind, IEnumerable<Part> before, IEnumerable<Part> now)
    {
        var earlier = before.ToDictionary(x => x.Key, StringComparer.Ordinal);
        foreach (var part in now)
        {
            var past = earlier.GetValueOrDefault(part.Key);
            if (part.Bytes > (past?.Bytes ?? 0))
                yield return new GrowthBlame(kind, Named(part, past), past?.Bytes, part.Bytes, part.LockLine);
        }
    }

    private static string Named(Part part, Part? past) =>
        part.Version is null ? part.Name
        : past is null || past.Version == part.Version ? $"{part.Name} {part.Version}"
        : $"{part.Name} {past.Version} -> {part.Version}";

    /// <summary>Layers by name; of equal names, such as two COPY instructions, by their order.</summary>
    private static IEnumerable<Part> Layers(AuditRecord record, bool packed) =>
        record
            .Layers.GroupBy(x => x.Name, StringComparer.Ordinal)
            .SelectMany(group => group.Select((x, i) => new Part($"{x.Name}\n{i}", x.Name, null, packed ? x.Packed : x.Unpacked, null)));

    /// <summary>Packages by kind and name; one that is there twice counts with all its copies.</summary>
    private static IEnumerable<Part> Packages(AuditRecord record, bool packed) =>
        record
            .Packages.GroupBy(x => $"{x.Kind}\n{x.Name}", StringComparer.Ordinal)
            .Select(group => new Part(
                group.Key,
                group.First().Name,
                string.Join(", ", group.Select(x => x.Version).Distinct(StringComparer.Ordinal)),
                group.Sum(x => packed ? x.Packed : x.Bytes),
                group.Select(x => x.LockLine).FirstOrDefault(x => x is not null)
            ));

    private static IEnumerable<Part> Files(AuditRecord record, bool packed) =>
        record
            .Files.GroupBy(x => x.Path, StringComparer.Ordinal)
            .Select(group => new Part(group.Key, group.Key, null, group.Max(x => packed ? x.Packed : x.Bytes), null));

    private sealed record Part(string Key, string Name, string? Version, long Bytes, string? LockLine);
}
