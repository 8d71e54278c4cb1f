using Slipway.Core.Diagnostics;
using Slipway.Core.Planning;

namespace Slipway.Core.Images;

/// <summary>
/// The text of the key that something had when it was last written to a registry: an artifact manifest whose one layer is the text. A machine that never made it can say by it what
/// changed since.
/// </summary>
/// <param name="Key">The key.</param>
/// <param name="Text">The blob with its text.</param>
public sealed record KeyTextArtifact(Key Key, Descriptor Text)
{
    /// <summary>Kind of the artifact.</summary>
    public const string Kind = "application/vnd.slipway.key.v1";

    /// <summary>Media type of the text: UTF-8, one field a line.</summary>
    public const string TextType = "application/vnd.slipway.key.v1+text";

    /// <summary>Annotation: the key.</summary>
    public const string KeyName = "slipway.key";

    /// <summary>The most bytes that a text may have.</summary>
    public const int LargestText = 4 << 20;

    /// <summary>The tag of a place: <c>key-HEX</c>.</summary>
    /// <param name="place">Digest of the name under which the newest key is kept.</param>
    public static string TagOf(Key place) => $"key-{place.Hex}";

    /// <summary>The manifest's bytes.</summary>
    public byte[] Write() =>
        OciJson.Write(
            new Manifest(LayerArtifact.EmptyDescriptor, [Text])
            {
                ArtifactType = Kind,
                Annotations = new Dictionary<string, string>(StringComparer.Ordinal) { [KeyName] = Key.Hex },
            }
        );

    /// <summary>What an artifact leads to.</summary>
    /// <param name="bytes">The manifest.</param>
    /// <param name="name">Where it comes from, for the message.</param>
    /// <exception cref="SlipwayException">SLP316: it is no manifest, or not one of a key's text.</exception>
    public static KeyTextArtifact Read(ReadOnlySpan<byte> bytes, string name)
    {
        var manifest = OciJson.ReadManifest(bytes, name);
        return
            manifest is { ArtifactType: Kind, Layers: [{ MediaType: TextType, Size: > 0 and <= LargestText } text] }
            && Digest.TryParse("sha256:" + manifest.Annotations?.GetValueOrDefault(KeyName), out var key)
            ? new KeyTextArtifact(new Key(key.Hex), text)
            : throw new SlipwayException(LayerProblems.BadDocument(name, "it is no text of a key"));
    }
}
