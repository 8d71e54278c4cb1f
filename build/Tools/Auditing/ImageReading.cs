using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Images.Contents;

namespace Slipway.Tools.Auditing;

/// <summary>Reads the layers of an image, as many at a time as there are processors.</summary>
/// <param name="name">How the image was named by who asked.</param>
/// <param name="examiners">Makes those that look into one layer.</param>
internal sealed class ImageReading(string name, Func<IReadOnlyList<IFileExaminer>> examiners)
{
    /// <summary>Reads all of them.</summary>
    /// <param name="parts">Where they are.</param>
    /// <param name="image">The image.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP311, SLP315, SLP652 to SLP657, and what a registry says.</exception>
    public async Task<ReadImage> ReadAsync(IImageParts parts, FoundImage image, CancellationToken cancellation)
    {
        var reading = Begin(cancellation);
        var layers = new ReadLayer[image.Layers.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        // The largest first: the last one to end should be a small one.
        var order = Enumerable.Range(0, layers.Length).OrderByDescending(x => image.Layers[x].Blob?.Size ?? 0);
        await Parallel.ForEachAsync(
            order,
            options,
            async (number, stop) =>
            {
                var layer = image.Layers[number];
                var subject = $"{parts.Place}: layer {layer.Path}";
                layers[number] = await parts.LayerAsync(
                    layer,
                    stream => layer.Blob is { } blob ? reading.Read(stream, blob, subject) : reading.Read(stream, subject),
                    stop
                );
            }
        );
        return Put(image, parts.Place, layers);
    }

    /// <summary>What layers of the image are read with.</summary>
    /// <param name="cancellation">Ends it.</param>
    public LayerReading Begin(CancellationToken cancellation) => new(new ReadBudget(name, new ReadLimits()), examiners, cancellation);

    /// <summary>The image of layers that were read.</summary>
    /// <param name="image">The image.</param>
    /// <param name="place">Where it is, for messages.</param>
    /// <param name="layers">Its layers, lowest first.</param>
    /// <exception cref="SlipwayException">SLP652: a layer is another one than the config says.</exception>
    public ReadImage Put(FoundImage image, string place, IReadOnlyList<ReadLayer> layers)
    {
        foreach (var (part, layer) in image.Layers.Zip(layers))
        {
            if (part.Blob is null && layer.DiffId is { } diffId && diffId != part.DiffId)
                throw new SlipwayException(
                    AuditProblems.WrongBytes($"{place}: layer {part.Path}, unpacked,", $"{part.DiffId}", $"digest {diffId} and {layer.Draft.Unpacked} bytes")
                );
        }
        var contents = image
            .Layers.Zip(layers, (part, layer) => (part, layer))
            .Select((x, number) => x.layer.Draft.As(number, Blob(x.part, x.layer), x.part.DiffId, x.part.History));
        return new ReadImage(new ImageContents(name, image.Platform, image.Manifest, image.Config, [.. contents]), [.. layers.Select(x => x.Examiners)]);
    }

    private static Descriptor Blob(LayerPart part, ReadLayer layer) =>
        part.Blob ?? new Descriptor(layer.IsPacked ? MediaTypes.DockerLayer : "application/vnd.docker.image.rootfs.diff.tar", layer.Digest, layer.Size);
}
