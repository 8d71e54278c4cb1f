using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Planning;

namespace Slipway.Core.WhatIf;

/// <summary>
/// Forecasts packed bytes of layers that were never made. For each package it is known how the layer with its present version was packed, compared with stated shares: the
/// new version is expected to be packed alike. Packages that no layer had are taken as all others together, and without any the stated shares stand.
/// </summary>
public sealed class PackedSizeForecast
{
    private readonly Dictionary<(LayerMaker, string), double> _ofPart = [];
    private readonly Dictionary<LayerMaker, double> _ofMaker = [];

    private readonly Dictionary<string, double> _sources = new(StringComparer.Ordinal);

    /// <summary>Learns from layers that are known.</summary>
    /// <param name="images">Images, those first that are most like what is forecast.</param>
    public PackedSizeForecast(IEnumerable<ImageState> images)
    {
        var all = new Dictionary<LayerMaker, (double Packed, double Stated)>();
        foreach (var image in images)
        {
            foreach (var (name, share) in image.Sources)
                _sources.TryAdd(name, share);
            Learn(image, all);
        }
        foreach (var (maker, (packed, total)) in all)
            _ofMaker[maker] = packed / total;
    }

    private void Learn(ImageState image, Dictionary<LayerMaker, (double Packed, double Stated)> all)
    {
        foreach (var layer in image.Layers.Where(x => x.Packed is not null))
        {
            var parts = StatedSizes.Parts(image, layer).ToList();
            var stated = parts.Count > 0 ? parts.Sum(x => x.Bytes) : StatedSizes.Whole(image, layer);
            if (stated <= 0)
                continue;
            var ratio = layer.Packed!.Size / stated;
            foreach (var name in parts.Count > 0 ? parts.Select(x => x.Name) : [layer.Name])
                _ofPart.TryAdd((layer.Maker, name), ratio);
            var sum = all.GetValueOrDefault(layer.Maker);
            all[layer.Maker] = (sum.Packed + layer.Packed.Size, sum.Stated + stated);
        }
    }

    /// <summary>The bytes that a wheel adds to its layer, and to that of its bytecode.</summary>
    /// <param name="package">The wheel.</param>
    /// <param name="withBytecode">Whether images have bytecode.</param>
    public double Of(LockedPackage package, bool withBytecode) => Of(LayerMaker.Wheels, package) + (withBytecode ? Of(LayerMaker.Bytecode, package) : 0);

    /// <summary>The bytes of a layer.</summary>
    /// <param name="image">Its image.</param>
    /// <param name="layer">The layer.</param>
    public PackedSize Of(ImageState image, LayerPlan layer)
    {
        if (layer.Packed is { } packed)
            return new PackedSize(packed.Size, SizeBasis.Known);
        var parts = StatedSizes.Parts(image, layer).ToList();
        if (parts.Count == 0)
            parts.Add((layer.Name, StatedSizes.Whole(image, layer)));
        var (bytes, learnt) = (0d, 0d);
        foreach (var (name, stated) in parts)
        {
            bytes += stated * Ratio(layer.Maker, name);
            learnt += _ofPart.ContainsKey((layer.Maker, name)) ? stated : 0;
        }
        return new PackedSize((long)bytes, learnt * 2 >= parts.Sum(x => x.Bytes) && learnt > 0 ? SizeBasis.Learnt : SizeBasis.Stated);
    }

    private double Of(LayerMaker maker, LockedPackage package) => StatedSizes.Of(maker, package, _sources) * Ratio(maker, package.NormalizedName);

    private double Ratio(LayerMaker maker, string part) => _ofPart.TryGetValue((maker, part), out var own) ? own : _ofMaker.GetValueOrDefault(maker, 1);
}
