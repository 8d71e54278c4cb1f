namespace Slipway.Core.Locks.Budget;

/// <summary>A package that would move, in one lock.</summary>
/// <param name="Name">Normalized name.</param>
/// <param name="Old">Version now; null where it is new.</param>
/// <param name="New">Version then; null where it goes.</param>
/// <param name="Package">Its line then; null where it goes.</param>
/// <param name="Worth">What moving it is worth, see <see cref="Lag.Points"/>.</param>
public sealed record UpgradeMove(string Name, string? Old, string? New, LockedPackage? Package, Lag Worth);

/// <summary>Packages that must move together: what the resolver moves when one of them is asked for. They count as one.</summary>
/// <param name="Asked">The packages that were asked for, by normalized name, with their versions then.</param>
/// <param name="Moves">What moves, by the path of the lock.</param>
public sealed record UpgradeUnit(IReadOnlyDictionary<string, string> Asked, IReadOnlyDictionary<string, IReadOnlyList<UpgradeMove>> Moves)
{
    /// <summary>Names of all packages that move.</summary>
    public IReadOnlyList<string> Names =>
        [.. Moves.Values.SelectMany(x => x).Select(x => x.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Such as <c>fastapi 0.162.0 -> 0.162.2</c>, the asked ones first.</summary>
    public override string ToString() =>
        string.Join(
            ", ",
            Moves
                .Values.SelectMany(x => x)
                .DistinctBy(x => x.Name)
                .OrderByDescending(x => Asked.ContainsKey(x.Name))
                .ThenBy(x => x.Name, StringComparer.Ordinal)
                .Select(x => $"{x.Name} {x.Old ?? "(new)"} -> {x.New ?? "(gone)"}")
        );
}
