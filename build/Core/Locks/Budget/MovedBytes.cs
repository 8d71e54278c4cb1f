namespace Slipway.Core.Locks.Budget;

/// <summary>
/// Bytes that a set of moves moves in one image. A layer of which anything changes moves whole, and its packages are grouped anew; all other layers stay. So the sum does not
/// depend on how the packages are grouped then, and needs no plan.
/// </summary>
/// <param name="layers">The packages of each layer now.</param>
/// <param name="bytes">Packed bytes of a package, with its bytecode.</param>
public sealed class MovedBytes(IReadOnlyList<IReadOnlyList<LockedPackage>> layers, Func<LockedPackage, double> bytes)
{
    private readonly Dictionary<string, int> _layerOf = layers
        .SelectMany((layer, i) => layer.Select(x => (x.NormalizedName, i)))
        .ToDictionary(x => x.NormalizedName, x => x.i, StringComparer.Ordinal);

    /// <summary>The bytes.</summary>
    /// <param name="moves">The moves, each name once.</param>
    public double Of(IReadOnlyCollection<UpgradeMove> moves)
    {
        var moving = moves.Select(x => x.Name).ToHashSet(StringComparer.Ordinal);
        var dirty = moves.Where(x => _layerOf.ContainsKey(x.Name)).Select(x => _layerOf[x.Name]).ToHashSet();
        return dirty.SelectMany(x => layers[x]).Where(x => !moving.Contains(x.NormalizedName)).Sum(bytes)
            + moves.Select(x => x.Package).OfType<LockedPackage>().Sum(bytes);
    }
}
