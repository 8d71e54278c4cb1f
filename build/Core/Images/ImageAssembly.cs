using System.Globalization;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Images;

/// <summary>The image of one platform: two small documents over layers that exist.</summary>
/// <param name="Platform">Its platform.</param>
/// <param name="Layers">Lowest first.</param>
/// <param name="Config">Bytes of the config.</param>
/// <param name="ConfigDescriptor">Names the config.</param>
/// <param name="Manifest">Bytes of the manifest.</param>
/// <param name="ManifestDescriptor">Names the manifest, with its platform.</param>
public sealed record AssembledImage(
    Platform Platform,
    IReadOnlyList<ImageLayer> Layers,
    byte[] Config,
    Descriptor ConfigDescriptor,
    byte[] Manifest,
    Descriptor ManifestDescriptor
);

/// <summary>Writes config and manifest. The config depends on the uncompressed layers and their names alone, never on who packed them or when.</summary>
public static class ImageAssembly
{
    private static readonly string Created = DateTimeOffset
        .FromUnixTimeSeconds(LayerFormat.Time)
        .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Assembles the image of one platform.</summary>
    /// <param name="config">What a container starts with.</param>
    /// <param name="layers">Lowest first, at least one.</param>
    /// <param name="platform">Its platform.</param>
    /// <exception cref="SlipwayException">SLP316: no layer, or more than engines take (127).</exception>
    public static AssembledImage Assemble(ContainerConfig config, IReadOnlyList<ImageLayer> layers, Platform platform)
    {
        if (layers.Count is 0 or > 127)
            throw new SlipwayException(LayerProblems.BadDocument($"the image for {platform}", $"it has {layers.Count} layers; engines take 1 to 127"));
        var configBytes = OciJson.Write(
            new ImageConfig(
                platform.Architecture,
                "linux",
                config,
                new RootFs("layers", [.. layers.Select(l => l.Packed.DiffId)]),
                [.. layers.Select(l => new HistoryEntry(Created, $"slipway {l.Maker} {l.Name}".TrimEnd()))]
            )
            {
                Created = Created,
            }
        );
        var configDescriptor = new Descriptor(MediaTypes.Config, Digest.Of(configBytes), configBytes.Length);
        var manifest = OciJson.Write(new Manifest(configDescriptor, [.. layers.Select(l => l.Descriptor)]));
        var manifestDescriptor = new Descriptor(MediaTypes.Manifest, Digest.Of(manifest), manifest.Length)
        {
            Platform = new DescriptorPlatform(platform.Architecture, "linux"),
        };
        return new AssembledImage(platform, layers, configBytes, configDescriptor, manifest, manifestDescriptor);
    }
}
