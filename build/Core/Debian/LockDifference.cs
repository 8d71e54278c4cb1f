namespace Slipway.Core.Debian;

/// <summary>Says what differs between two locks, for people.</summary>
public static class LockDifference
{
    /// <summary>One line a package that came, went or changed, sorted by name; empty when nothing did.</summary>
    /// <param name="old">The lock before.</param>
    /// <param name="now">The lock after.</param>
    public static IReadOnlyList<string> Of(DebLock old, DebLock now)
    {
        var before = old.Packages.ToDictionary(p => $"{p.Package.Name}:{p.Package.Architecture}", StringComparer.Ordinal);
        var after = now.Packages.ToDictionary(p => $"{p.Package.Name}:{p.Package.Architecture}", StringComparer.Ordinal);
        return
        [
            .. before
                .Keys.Union(after.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(name => Line(before.GetValueOrDefault(name), after.GetValueOrDefault(name)))
                .OfType<string>(),
        ];
    }

    private static string? Line(LockedDeb? old, LockedDeb? now) =>
        (old, now) switch
        {
            (null, { } came) => $"+ {came.Package.Name} {came.Package.Version} ({came.Roles})",
            ({ } went, null) => $"- {went.Package.Name} {went.Package.Version} ({went.Roles})",
            var (a, b) when a!.Package.Version != b!.Package.Version => $"  {b.Package.Name} {a.Package.Version} -> {b.Package.Version} ({b.Roles})",
            var (a, b) when a!.Package.Sha256 != b!.Package.Sha256 => $"  {b.Package.Name} {b.Package.Version}: other bytes under the same version ({b.Roles})",
            var (a, b) when a!.Roles != b!.Roles => $"  {b.Package.Name} {b.Package.Version}: was {a.Roles}, is {b.Roles}",
            _ => null,
        };
}
