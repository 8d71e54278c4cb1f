using System.Globalization;
using Slipway.Core.Diagnostics;
using Slipway.Core.Planning;

namespace Slipway.Core.Images;

/// <summary>
/// A layer as a registry keeps it by key: an artifact manifest (image-spec, manifest.md, "Guidelines for Artifact Usage") with the empty config and the one layer. What a manifest of
/// an image needs to know of the layer stands in annotations, so that nobody has to read the layer itself.
/// </summary>
public static class LayerArtifact
{
    /// <summary>Kind of the artifact.</summary>
    public const string Kind = "application/vnd.slipway.layer.v1";

    /// <summary>Annotation: the key.</summary>
    public const string KeyName = "slipway.layer.key";

    /// <summary>Annotation: digest of the uncompressed tar.</summary>
    public const string DiffIdName = "slipway.layer.diff-id";

    /// <summary>Annotation: bytes of the uncompressed tar.</summary>
    public const string UnpackedSizeName = "slipway.layer.unpacked-size";

    /// <summary>Annotation: number of entries of the tar.</summary>
    public const string EntriesName = "slipway.layer.entries";

    /// <summary>Annotation: what packed it.</summary>
    public const string PackerName = "slipway.layer.packer";

    /// <summary>The empty config: <c>{}</c>.</summary>
    public static ReadOnlySpan<byte> EmptyConfig => "{}"u8;

    /// <summary>Names the empty config.</summary>
    public static Descriptor EmptyDescriptor { get; } = new(MediaTypes.Empty, Digest.Of(EmptyConfig), EmptyConfig.Length);

    /// <summary>The tag of a key: <c>layer-HEX</c>.</summary>
    /// <param name="key">The key.</param>
    public static string TagOf(Key key) => $"layer-{key.Hex}";

    /// <summary>The manifest's bytes: the same for the same layer, whoever writes them.</summary>
    /// <param name="key">The layer's key.</param>
    /// <param name="layer">The layer.</param>
    public static byte[] Write(Key key, PackedLayer layer) =>
        OciJson.Write(
            new Manifest(EmptyDescriptor, [new Descriptor(layer.MediaType, layer.Digest, layer.Size)])
            {
                ArtifactType = Kind,
                Annotations = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [KeyName] = key.Hex,
                    [DiffIdName] = layer.DiffId.ToString(),
                    [UnpackedSizeName] = layer.UnpackedSize.ToString(CultureInfo.InvariantCulture),
                    [EntriesName] = layer.Entries.ToString(CultureInfo.InvariantCulture),
                    [PackerName] = layer.Packer,
                },
            }
        );

    /// <summary>The layer that an artifact stands for.</summary>
    /// <param name="bytes">The manifest.</param>
    /// <param name="key">The key that it was asked for.</param>
    /// <param name="name">Where it comes from, for the message.</param>
    /// <exception cref="SlipwayException">SLP316: it is no manifest, or not one of that key's layer.</exception>
    public static PackedLayer Read(ReadOnlySpan<byte> bytes, Key key, string name)
    {
        var manifest = OciJson.ReadManifest(bytes, name);
        var facts = manifest.Annotations ?? new Dictionary<string, string>();
        if (manifest.ArtifactType != Kind || manifest.Layers is not [var layer])
            throw Bad($"it is no layer by key ({manifest.ArtifactType ?? "an image"}, {manifest.Layers.Count} layers)");
        if (facts.GetValueOrDefault(KeyName) != key.Hex)
            throw Bad($"it is the layer of another key, {facts.GetValueOrDefault(KeyName) ?? "none"}");
        if (layer.MediaType is not (LayerFormat.Zstd or LayerFormat.Gzip))
            throw Bad($"its layer is of the kind '{layer.MediaType}'");
        if (!Digest.TryParse(facts.GetValueOrDefault(DiffIdName), out var diffId))
            throw Bad($"'{facts.GetValueOrDefault(DiffIdName)}' is no digest");
        return new PackedLayer(
            layer.Digest,
            diffId,
            layer.Size > 0 ? layer.Size : throw Bad($"its layer has {layer.Size} bytes"),
            Number(UnpackedSizeName),
            (int)Math.Min(Number(EntriesName), int.MaxValue),
            layer.MediaType,
            facts.GetValueOrDefault(PackerName) ?? ""
        );

        long Number(string fact) =>
            long.TryParse(facts.GetValueOrDefault(fact), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw Bad($"{fact} is '{facts.GetValueOrDefault(fact)}'");

        SlipwayException Bad(string reason) => new(LayerProblems.BadDocument(name, reason));
    }
}
