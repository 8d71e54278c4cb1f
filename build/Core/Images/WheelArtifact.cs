using System.Globalization;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Planning;
using Slipway.Core.Wheels;

namespace Slipway.Core.Images;

/// <summary>
/// A compiled wheel as a registry keeps it by key: an artifact manifest (image-spec, manifest.md, "Guidelines for Artifact Usage") whose one layer is the wheel as it is, under its own
/// file name, and whose config says what it was made from.
/// </summary>
/// <param name="Wheel">The wheel.</param>
/// <param name="Provenance">The blob of JSON that says what it was made from.</param>
public sealed record WheelArtifact(CompiledWheel Wheel, Descriptor Provenance)
{
    /// <summary>Kind of the artifact.</summary>
    public const string Kind = "application/vnd.slipway.wheel.v1";

    /// <summary>Media type of the wheel: a zip archive in the binary distribution format.</summary>
    public const string WheelType = "application/vnd.slipway.wheel.v1+zip";

    /// <summary>Media type of the provenance.</summary>
    public const string ProvenanceType = "application/vnd.slipway.wheel.provenance.v1+json";

    /// <summary>Annotation of the layer, by which clients such as oras name the file.</summary>
    public const string TitleName = "org.opencontainers.image.title";

    /// <summary>Annotation: the key.</summary>
    public const string KeyName = "slipway.wheel.key";

    /// <summary>Annotation: normalized name of the project.</summary>
    public const string ProjectNameName = "slipway.wheel.name";

    /// <summary>Annotation: its version.</summary>
    public const string VersionName = "slipway.wheel.version";

    /// <summary>Annotation: the wheel's tags, as its file name has them.</summary>
    public const string TagsName = "slipway.wheel.tags";

    /// <summary>Annotation: bytes of the wheel.</summary>
    public const string SizeName = "slipway.wheel.size";

    /// <summary>The most bytes that a provenance may have.</summary>
    public const int LargestProvenance = 1 << 20;

    /// <summary>The tag of a key: <c>wheel-HEX</c>.</summary>
    /// <param name="key">The key.</param>
    public static string TagOf(Key key) => $"wheel-{key.Hex}";

    /// <summary>The manifest's bytes: the same for the same wheel and provenance, whoever writes them.</summary>
    public byte[] Write()
    {
        var file = WheelFileName.Parse(Wheel.FileName);
        return OciJson.Write(
            new Manifest(Provenance, [new Descriptor(WheelType, Wheel.Digest, Wheel.Size) { Annotations = Facts((TitleName, file.Text)) }])
            {
                ArtifactType = Kind,
                Annotations = Facts(
                    (KeyName, Wheel.Key.Hex),
                    (ProjectNameName, file.Name),
                    (VersionName, file.Version.ToString()),
                    (TagsName, string.Join('-', file.Text[..^4].Split('-')[^3..])),
                    (SizeName, Wheel.Size.ToString(CultureInfo.InvariantCulture))
                ),
            }
        );
    }

    /// <summary>The wheel that an artifact stands for.</summary>
    /// <param name="bytes">The manifest.</param>
    /// <param name="key">The key that it was asked for.</param>
    /// <param name="name">Where it comes from, for the message.</param>
    /// <exception cref="SlipwayException">SLP316: it is no manifest, or not one of that key's wheel.</exception>
    public static WheelArtifact Read(ReadOnlySpan<byte> bytes, Key key, string name)
    {
        var manifest = OciJson.ReadManifest(bytes, name);
        if (manifest.ArtifactType != Kind || manifest.Layers is not [var layer])
            throw Bad($"it is no wheel by key ({manifest.ArtifactType ?? "an image"}, {manifest.Layers.Count} layers)");
        if (manifest.Annotations?.GetValueOrDefault(KeyName) is var said && said != key.Hex)
            throw Bad($"it is the wheel of another key, {said ?? "none"}");
        if (layer.MediaType != WheelType || layer.Size <= 0)
            throw Bad($"its content is of the kind '{layer.MediaType}' and has {layer.Size} bytes");
        if (manifest.Config.MediaType != ProvenanceType || manifest.Config.Size is <= 0 or > LargestProvenance)
            throw Bad($"its provenance is of the kind '{manifest.Config.MediaType}' and has {manifest.Config.Size} bytes");
        var title = layer.Annotations?.GetValueOrDefault(TitleName) ?? "";
        if (WheelFileName.TryParse(title, out var reason) is null)
            throw Bad($"'{Printable.Of(title, 120)}' is no wheel: {reason}");
        return new WheelArtifact(new CompiledWheel(key, title, layer.Digest, layer.Size), manifest.Config);

        SlipwayException Bad(string why) => new(LayerProblems.BadDocument(name, why));
    }

    private static Dictionary<string, string> Facts(params (string Name, string Value)[] facts) =>
        facts.ToDictionary(x => x.Name, x => x.Value, StringComparer.Ordinal);
}
