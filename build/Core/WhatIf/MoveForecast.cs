using Slipway.Core.Images;
using Slipway.Core.Planning;

namespace Slipway.Core.WhatIf;

/// <summary>Compares images of two states: what would be made, and which bytes would move. Pure.</summary>
/// <param name="before">Images of today.</param>
/// <param name="now">Images as they would be.</param>
/// <param name="inRegistry">Layers that the registry has; null where none was asked: then it is taken to have the images of today.</param>
public sealed class MoveForecast(IReadOnlyList<ImageState> before, IReadOnlyList<ImageState> now, IReadOnlySet<Digest>? inRegistry = null)
{
    /// <summary>The images, in the order of those that would be.</summary>
    public IReadOnlyList<ImageMoves> Images()
    {
        var today = before.ToDictionary(x => x.Id, StringComparer.Ordinal);
        return [.. now.Select(image => Compare(today.GetValueOrDefault(image.Id), image))];
    }

    private ImageMoves Compare(ImageState? old, ImageState image)
    {
        // What is like it teaches first: the same image of today, then this one's layers that are there, then all others.
        var sizes = new PackedSizeForecast([.. old is null ? [] : new[] { old }, image, .. before.Where(x => x.Id != image.Id), .. now]);
        var keys = (old?.Layers ?? []).Select(x => x.Key).ToHashSet();
        var digests = (old?.Layers ?? []).Select(x => x.Packed?.Digest).OfType<Digest>().ToHashSet();
        var elsewhere = before.Where(x => x.Id != image.Id).SelectMany(x => x.Layers).Select(x => x.Key).ToHashSet();
        var layers = image.Layers.Select(layer => Move(layer)).ToList();
        var isOther = old is null || !old.Layers.Select(x => x.Key).SequenceEqual(image.Layers.Select(x => x.Key));
        return new ImageMoves(image, old, layers, isOther ? image.Documents : 0);

        LayerMove Move(LayerPlan layer)
        {
            var isSame = keys.Contains(layer.Key);
            var twin = isSame || layer.Packed is not null ? null : Twin(old, layer);
            var size = twin?.Packed is { } packed ? new PackedSize(packed.Size, SizeBasis.SameContent) : sizes.Of(image, layer);
            // Equal content has an equal digest, whatever its key: nobody sends or pulls it again.
            var isThere = isSame || twin is not null || (layer.Packed is { } known && digests.Contains(known.Digest));
            var pull = isThere || layer.Packed is { Entries: 0 } ? 0 : size.Bytes;
            return new LayerMove(layer, isSame, size, pull, Push(layer, twin, pull, size, elsewhere.Contains(layer.Key)));
        }
    }

    private long Push(LayerPlan layer, LayerPlan? twin, long pull, PackedSize size, bool isElsewhere)
    {
        if (inRegistry is null)
            return isElsewhere ? 0 : pull;
        return (layer.Packed ?? twin?.Packed) switch
        {
            { Entries: 0 } => 0,
            { Digest: var digest } when inRegistry.Contains(digest) => 0,
            _ => size.Bytes,
        };
    }

    /// <summary>
    /// The layer of today that has other inputs and most likely the same content: libraries that are found by walking from every wheel stay what they are as long as the
    /// packages that they are taken of do.
    /// </summary>
    private static LayerPlan? Twin(ImageState? old, LayerPlan layer) =>
        layer.IsWalked
        && old?.Layers.FirstOrDefault(x => x.IsWalked) is { } walked
        && KeyDifference.Between(walked.Inputs, layer.Inputs).All(x => x.Field == "Wheels")
            ? walked
            : null;
}
