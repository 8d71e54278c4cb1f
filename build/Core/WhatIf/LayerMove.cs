using Slipway.Core.Images;
using Slipway.Core.Planning;

namespace Slipway.Core.WhatIf;

/// <summary>What becomes of one layer.</summary>
/// <param name="Layer">The layer as it would be.</param>
/// <param name="IsSame">Whether the image of today has it.</param>
/// <param name="Size">Its bytes when packed.</param>
/// <param name="Pull">Bytes that a machine with the image of today pulls for it.</param>
/// <param name="Push">Bytes that are sent to the registry for it.</param>
public sealed record LayerMove(LayerPlan Layer, bool IsSame, PackedSize Size, long Pull, long Push)
{
    /// <summary>Whether it has to be made.</summary>
    public bool IsMade => Layer.State == PlanState.Make;

    /// <summary>
    /// Equal for layers of equal bytes, as far as that is known before they are made: bytecode is the same on every platform, so one version of a package has one.
    /// </summary>
    /// <param name="image">Its image.</param>
    public string Content(ImageState image) =>
        Layer.Packed is { } packed ? packed.Digest.ToString()
        : Layer is { Maker: LayerMaker.Bytecode, Group: { } group }
            ? string.Join(' ', image.Groups.First(x => x.Name == group).Wheels.Select(x => $"{x.NormalizedName}=={x.Version}").Order(StringComparer.Ordinal))
        : Layer.Key.Hex;
}

/// <summary>What becomes of one platform's image.</summary>
/// <param name="Now">The image as it would be.</param>
/// <param name="Before">The image of today; null where there is none.</param>
/// <param name="Layers">Its layers, lowest first.</param>
/// <param name="Documents">Bytes of config and manifest where they change.</param>
public sealed record ImageMoves(ImageState Now, ImageState? Before, IReadOnlyList<LayerMove> Layers, long Documents)
{
    /// <summary>Bytes that a machine with the image of today pulls.</summary>
    public long Pull => Layers.Sum(x => x.Pull) + Documents;

    /// <summary>Bytes that are sent to the registry for this image alone.</summary>
    public long Push => Layers.DistinctBy(x => x.Layer.Key).Sum(x => x.Push) + Documents;

    /// <summary>Whether it is another image than today's.</summary>
    public bool IsAffected => Before is null || !Before.Layers.Select(x => x.Key).SequenceEqual(Now.Layers.Select(x => x.Key));
}
