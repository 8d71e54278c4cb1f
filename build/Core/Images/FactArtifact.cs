using Slipway.Core.Diagnostics;

namespace Slipway.Core.Images;

/// <summary>
/// A small fact as a registry keeps it by key: an artifact manifest without content whose annotation holds the fact, so that one request brings it. Makers ask such facts about what they
/// do not hold, such as what a wheel's shared objects need.
/// </summary>
public static class FactArtifact
{
    /// <summary>Kind of the artifact.</summary>
    public const string Kind = "application/vnd.slipway.fact.v1";

    /// <summary>Annotation: the tag, which names the kind of fact and what it is about.</summary>
    public const string TagName = "slipway.fact.tag";

    /// <summary>Annotation: the fact, as JSON.</summary>
    public const string FactName = "slipway.fact.json";

    /// <summary>The tag of a fact: <c>KIND-HEX</c>.</summary>
    /// <param name="kind">Kind of fact, as the store names its folder.</param>
    /// <param name="hex">Digest of what it is about, 64 hex digits.</param>
    public static string TagOf(string kind, string hex) => $"{kind}-{hex}";

    /// <summary>The manifest's bytes. Where there is no content a layer of two bytes stands for it (image-spec, manifest.md).</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="json">The fact.</param>
    public static byte[] Write(string tag, string json) =>
        OciJson.Write(
            new Manifest(LayerArtifact.EmptyDescriptor, [LayerArtifact.EmptyDescriptor])
            {
                ArtifactType = Kind,
                Annotations = new Dictionary<string, string>(StringComparer.Ordinal) { [FactName] = json, [TagName] = tag },
            }
        );

    /// <summary>The fact that an artifact holds, as JSON; null where it is none, or one of another tag.</summary>
    /// <param name="bytes">The artifact's manifest.</param>
    /// <param name="tag">The tag that was asked for.</param>
    public static string? Read(ReadOnlySpan<byte> bytes, string tag)
    {
        try
        {
            var artifact = OciJson.ReadManifest(bytes, tag);
            return artifact.ArtifactType == Kind && artifact.Annotations?.GetValueOrDefault(TagName) == tag
                ? artifact.Annotations.GetValueOrDefault(FactName)
                : null;
        }
        catch (SlipwayException)
        {
            return null;
        }
    }
}
