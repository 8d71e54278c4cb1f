namespace Slipway.Core.PullRequests;

/// <summary>One leg, held against the same of the base branch.</summary>
/// <param name="Now">The leg.</param>
/// <param name="Before">The leg of the base branch; null where there is none.</param>
public sealed record LegComparison(LegAnswer Now, EarlierLeg? Before)
{
    /// <summary>Packed bytes more than before; null where one of both is unknown.</summary>
    public long? Change => Now.Packed - Before?.Answer.Packed;

    /// <summary>Findings that were not there before; all of them where there is no before.</summary>
    public IReadOnlyList<SeenFinding> Appeared { get; } = Before?.Answer.Audit is { } audit ? Without(Now.Audit, audit) : [.. Now.Findings];

    /// <summary>Findings that are no longer there.</summary>
    public IReadOnlyList<SeenFinding> Gone { get; } = Now.Audit is { } now && Before?.Answer.Audit is { } audit ? Without(audit, now) : [];

    /// <summary>Whether findings can be held against earlier ones.</summary>
    public bool HasFindingsBefore => Now.Audit is not null && Before?.Answer.Audit is not null;

    /// <summary>Packages whose version or packed size is another one, the largest change first.</summary>
    public IReadOnlyList<PackageChange> Packages { get; } =
        Now.Audit is { } now && Before?.Answer.Audit is { } before ? PackageChange.Between(before, now) : [];

    private static IReadOnlyList<SeenFinding> Without(SeenAudit? from, SeenAudit those)
    {
        var known = those.Images.SelectMany(x => x.Findings.Select(finding => (x.Platform, finding.Rule, finding.Path))).ToHashSet();
        return [.. (from?.Images ?? []).SelectMany(x => x.Findings.Where(finding => !known.Contains((x.Platform, finding.Rule, finding.Path))))];
    }
}

/// <summary>A package that changed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Before">Version before; null where it is new.</param>
/// <param name="Now">Version now; null where it is gone.</param>
/// <param name="Bytes">Packed bytes more than before.</param>
public sealed record PackageChange(string Name, string? Before, string? Now, long Bytes)
{
    /// <summary>What is different between two audits.</summary>
    /// <param name="before">The earlier.</param>
    /// <param name="now">The later.</param>
    public static IReadOnlyList<PackageChange> Between(SeenAudit before, SeenAudit now)
    {
        var (old, current) = (ByName(before), ByName(now));
        return
        [
            .. from key in old.Keys.Union(current.Keys)
            let was = old.GetValueOrDefault(key)
            let present = current.GetValueOrDefault(key)
            // Shares of a layer move by some bytes when its neighbours do.
            where was?.Version != present?.Version
            let bytes = (present?.Packed ?? 0) - (was?.Packed ?? 0)
            orderby Math.Abs(bytes) descending, key.Name, key.Platform
            select new PackageChange(key.Name, was?.Version, present?.Version, bytes),
        ];
    }

    private static Dictionary<(string Platform, string Kind, string Name), SeenPackage> ByName(SeenAudit audit) =>
        audit
            .Images.SelectMany(x => x.Packages.Select(package => (x.Platform, package)))
            .GroupBy(x => (x.Platform ?? "", x.package.Kind ?? "", x.package.Name))
            .ToDictionary(x => x.Key, x => x.First().package);
}
