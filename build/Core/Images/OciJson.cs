using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Images;

/// <summary>The documents of an image as bytes. The same record gives the same bytes: members in declared order, maps sorted, nothing absent written.</summary>
public static class OciJson
{
    private static readonly OciJsonContext Context = new(
        new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // The default encoder writes the '+' of every media type as six characters.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            MaxDepth = 32,
            Converters = { new DigestConverter(), new SortedMapConverter() },
        }
    );

    /// <summary>The bytes of a config.</summary>
    /// <param name="config">The config.</param>
    public static byte[] Write(ImageConfig config) => JsonSerializer.SerializeToUtf8Bytes(config, Context.ImageConfig);

    /// <summary>The bytes of a manifest.</summary>
    /// <param name="manifest">The manifest.</param>
    public static byte[] Write(Manifest manifest) => JsonSerializer.SerializeToUtf8Bytes(manifest, Context.Manifest);

    /// <summary>The bytes of an index.</summary>
    /// <param name="index">The index.</param>
    public static byte[] Write(ImageIndex index) => JsonSerializer.SerializeToUtf8Bytes(index, Context.ImageIndex);

    /// <summary>Reads a config.</summary>
    /// <param name="json">Its bytes.</param>
    /// <param name="name">Where it comes from, for the message.</param>
    /// <exception cref="SlipwayException">SLP316.</exception>
    public static ImageConfig ReadConfig(ReadOnlySpan<byte> json, string name) => Read(json, name, Context.ForeignConfig).Config();

    /// <summary>Reads a manifest.</summary>
    /// <param name="json">Its bytes.</param>
    /// <param name="name">Where it comes from, for the message.</param>
    /// <exception cref="SlipwayException">SLP316.</exception>
    public static Manifest ReadManifest(ReadOnlySpan<byte> json, string name) => Read(json, name, Context.Manifest);

    /// <summary>Reads an index.</summary>
    /// <param name="json">Its bytes.</param>
    /// <param name="name">Where it comes from, for the message.</param>
    /// <exception cref="SlipwayException">SLP316.</exception>
    public static ImageIndex ReadIndex(ReadOnlySpan<byte> json, string name) => Read(json, name, Context.ImageIndex);

    /// <summary>Reads the list of images of a docker archive.</summary>
    /// <param name="json">Bytes of <c>manifest.json</c>.</param>
    /// <param name="name">Where it comes from, for the message.</param>
    /// <exception cref="SlipwayException">SLP316.</exception>
    public static IReadOnlyList<DockerArchiveImage> ReadDockerArchive(ReadOnlySpan<byte> json, string name) =>
        Read(json, name, Context.IReadOnlyListDockerArchiveImage);

    internal static byte[] Write(IReadOnlyList<DockerArchiveImage> images) =>
        JsonSerializer.SerializeToUtf8Bytes(images, Context.IReadOnlyListDockerArchiveImage);

    private static T Read<T>(ReadOnlySpan<byte> json, string name, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new JsonException("it is null");
        }
        catch (JsonException e)
        {
            throw new SlipwayException(LayerProblems.BadDocument(name, e.Message), e);
        }
    }
}

[JsonSerializable(typeof(ImageConfig))]
[JsonSerializable(typeof(ForeignConfig))]
[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(ImageIndex))]
[JsonSerializable(typeof(IReadOnlyList<DockerArchiveImage>))]
internal sealed partial class OciJsonContext : JsonSerializerContext;
