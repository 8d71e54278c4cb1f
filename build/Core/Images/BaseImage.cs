using Slipway.Core.Diagnostics;
using Slipway.Core.Planning;

namespace Slipway.Core.Images;

/// <summary>A base image that is referenced: its layers are named, not downloaded.</summary>
/// <param name="Reference">Where it is, by digest.</param>
/// <param name="Config">What its containers start with.</param>
/// <param name="Layers">Lowest first. What is not known without the bytes (unpacked size, entries) is 0.</param>
public sealed record BaseImage(ImageReference Reference, ContainerConfig Config, IReadOnlyList<ImageLayer> Layers)
{
    /// <summary>Puts manifest and config of a base together.</summary>
    /// <param name="reference">Where it is.</param>
    /// <param name="manifest">The platform's manifest.</param>
    /// <param name="config">Its config.</param>
    /// <exception cref="SlipwayException">SLP316: they do not belong together, or a layer is foreign.</exception>
    public static BaseImage Of(ImageReference reference, Manifest manifest, ImageConfig config)
    {
        if (manifest.Layers.Count != config.Rootfs.DiffIds.Count)
            throw new SlipwayException(
                LayerProblems.BadDocument(reference.ToString(), $"its manifest has {manifest.Layers.Count} layers and its config {config.Rootfs.DiffIds.Count}")
            );
        var layers = manifest.Layers.Zip(
            config.Rootfs.DiffIds,
            (layer, diffId) =>
                layer.MediaType is LayerFormat.Gzip or LayerFormat.Zstd or MediaTypes.DockerLayer or "application/vnd.oci.image.layer.v1.tar"
                    ? new ImageLayer(
                        LayerMaker.Base,
                        reference.Familiar,
                        new Key(diffId.Hex),
                        new PackedLayer(layer.Digest, diffId, layer.Size, 0, 0, layer.MediaType, "base")
                    )
                    : throw new SlipwayException(LayerProblems.BadDocument(reference.ToString(), $"a layer is of the kind '{layer.MediaType}'"))
        );
        return new BaseImage(reference, config.Config ?? new ContainerConfig(), [.. layers]);
    }
}
