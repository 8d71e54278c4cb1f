using Slipway.Core.Diagnostics;
using Slipway.Core.Planning;

namespace Slipway.Core.Images;

/// <summary>A passed test of an image as a registry keeps it by key: an artifact manifest without content that names the image's manifest.</summary>
public static class PassArtifact
{
    /// <summary>Kind of the artifact.</summary>
    public const string Kind = "application/vnd.slipway.smoke.v1";

    /// <summary>Annotation: digest of the manifest that passed.</summary>
    public const string ManifestName = "slipway.smoke.manifest";

    /// <summary>The tag of a key: <c>smoke-HEX</c>.</summary>
    /// <param name="key">Key of the pass.</param>
    public static string TagOf(Key key) => $"smoke-{key.Hex}";

    /// <summary>The manifest's bytes. Where there is no content a layer of two bytes stands for it (image-spec, manifest.md).</summary>
    /// <param name="passed">Digest of the manifest that passed.</param>
    public static byte[] Write(Digest passed) =>
        OciJson.Write(
            new Manifest(LayerArtifact.EmptyDescriptor, [LayerArtifact.EmptyDescriptor])
            {
                ArtifactType = Kind,
                Annotations = new Dictionary<string, string>(StringComparer.Ordinal) { [ManifestName] = passed.ToString() },
            }
        );

    /// <summary>Whether an artifact says that a manifest has passed.</summary>
    /// <param name="bytes">The artifact's manifest.</param>
    /// <param name="wanted">Digest of the image's manifest.</param>
    public static bool Says(ReadOnlySpan<byte> bytes, Digest wanted)
    {
        try
        {
            var artifact = OciJson.ReadManifest(bytes, wanted.ToString());
            return artifact.ArtifactType == Kind && artifact.Annotations?.GetValueOrDefault(ManifestName) == wanted.ToString();
        }
        catch (SlipwayException)
        {
            return false;
        }
    }
}
