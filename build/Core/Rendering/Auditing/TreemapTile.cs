using Slipway.Core.Auditing;
using Slipway.Core.Images.Contents;

namespace Slipway.Core.Rendering.Auditing;

/// <summary>What a tile of the map stands for.</summary>
/// <param name="Name">What is written on it.</param>
/// <param name="Packed">Its packed bytes.</param>
/// <param name="Kind">Its colour: <c>python</c>, <c>system</c>, <c>bytecode</c>, <c>model</c>, <c>own</c> or <c>rest</c>.</param>
/// <param name="Target">Where it leads: id of a table's row.</param>
internal sealed record TreemapTile(string Name, long Packed, string Kind, string Target)
{
    /// <summary>The tiles of a layer: its packages, and one for those that are too small to be drawn, and one for what belongs to none.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="packages">Its packages with their rows' ids, the largest first.</param>
    /// <param name="target">Id of the layer's row.</param>
    /// <param name="smallest">Packed bytes below which a package has no tile.</param>
    public static IReadOnlyList<TreemapTile> Of(
        LayerContents layer,
        IEnumerable<(InstalledPackage Package, string Row)> packages,
        string target,
        double smallest
    )
    {
        var tiles = new List<TreemapTile>();
        var left = layer.Blob.Size;
        var small = new List<InstalledPackage>();
        foreach (var (package, row) in packages.OrderByDescending(x => x.Package.Packed))
        {
            // Shares are rounded: together they may come out above the whole.
            var packed = Math.Min(package.Packed, left);
            left -= packed;
            if (packed < smallest)
                small.Add(package);
            else
                tiles.Add(new TreemapTile(package.Name, packed, Colour(package.Kind), row));
        }
        if (small.Count > 0 && small.Sum(x => x.Packed) is var sum && sum >= smallest)
            tiles.Add(new TreemapTile($"{small.Count} smaller", sum, Colour(small[0].Kind), target));
        else
            left += small.Sum(x => x.Packed);
        if (left > 0)
            tiles.Add(new TreemapTile(tiles.Count > 0 ? "rest" : $"{layer.Number} {AuditWords.Maker(layer.Instruction)}", left, Rest(layer), target));
        return [.. tiles.OrderByDescending(x => x.Packed)];
    }

    private static string Colour(PackageKind kind) => kind == PackageKind.Python ? "python" : "system";

    /// <summary>The colour of what belongs to no package: by the layer's maker where it is one of ours.</summary>
    private static string Rest(LayerContents layer) =>
        layer.Instruction.Split(' ') switch
        {
            ["slipway", "Model", ..] => "model",
            ["slipway", "Bytecode", ..] => "bytecode",
            ["slipway", "App" or "Component" or "Venv", ..] => "own",
            ["slipway", "Base" or "Packages" or "Syslibs", ..] => "system",
            _ => "rest",
        };
}
