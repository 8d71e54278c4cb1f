using System.Text.Json;
using Slipway.Core.Images;

namespace Slipway.Tools.Store;

/// <summary>
/// The facts of a layer as they are kept by key, read and written field by field: every start reads one of them for each layer of each image, and preparing a serializer for
/// one small record takes longer than reading all of them.
/// </summary>
internal static class PackedLayerJson
{
    /// <summary>The layer, or null when a field is missing or is not what it should be.</summary>
    /// <param name="facts">UTF-8.</param>
    public static PackedLayer? Read(ReadOnlySpan<byte> facts)
    {
        string? digest = null,
            diffId = null,
            mediaType = null,
            packer = null;
        long size = -1,
            unpackedSize = -1,
            entries = -1;
        try
        {
            var json = new Utf8JsonReader(facts);
            while (json.Read())
            {
                if (json.TokenType != JsonTokenType.PropertyName)
                    continue;
                var name = json.GetString();
                json.Read();
                switch (name)
                {
                    case "digest":
                        digest = json.GetString();
                        break;
                    case "diffId":
                        diffId = json.GetString();
                        break;
                    case "size":
                        size = json.GetInt64();
                        break;
                    case "unpackedSize":
                        unpackedSize = json.GetInt64();
                        break;
                    case "entries":
                        entries = json.GetInt32();
                        break;
                    case "mediaType":
                        mediaType = json.GetString();
                        break;
                    case "packer":
                        packer = json.GetString();
                        break;
                    default:
                        json.Skip();
                        break;
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
        return
            Digest.TryParse(digest, out var packed)
            && Digest.TryParse(diffId, out var unpacked)
            && mediaType is not null
            && packer is not null
            && size >= 0
            && unpackedSize >= 0
            && entries >= 0
            ? new PackedLayer(packed, unpacked, size, unpackedSize, (int)entries, mediaType, packer)
            : null;
    }

    /// <summary>The facts of a layer.</summary>
    /// <param name="layer">The layer.</param>
    public static byte[] Write(PackedLayer layer)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("digest", layer.Digest.ToString());
            json.WriteString("diffId", layer.DiffId.ToString());
            json.WriteNumber("size", layer.Size);
            json.WriteNumber("unpackedSize", layer.UnpackedSize);
            json.WriteNumber("entries", layer.Entries);
            json.WriteString("mediaType", layer.MediaType);
            json.WriteString("packer", layer.Packer);
            json.WriteEndObject();
        }
        return stream.ToArray();
    }
}
