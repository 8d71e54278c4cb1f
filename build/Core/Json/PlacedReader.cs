using System.Text;
using System.Text.Json;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Json;

/// <summary>Reads JSON that people write: comments are passed over, every value keeps its place.</summary>
public static class PlacedReader
{
    /// <summary>The value that the text holds.</summary>
    /// <param name="json">The text; a byte order mark is passed over.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="trailingCommas">Whether a comma may follow the last item.</param>
    /// <exception cref="SlipwayException">SLP120: the text is not JSON.</exception>
    public static PlacedValue Read(string json, string path, bool trailingCommas)
    {
        var bytes = Bytes(json);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = trailingCommas });
        var places = new LinePlaces(bytes);
        try
        {
            reader.Read();
            var value = Value(ref reader, places);
            // Nothing may follow; the reader itself refuses what does.
            reader.Read();
            return value;
        }
        catch (JsonException e)
        {
            var place = LinePlaces.At(bytes, e.LineNumber ?? 0, e.BytePositionInLine ?? 0);
            throw new SlipwayException(SettingsProblems.NotReadable(path, place.Line, place.Column, Reason(e)), e);
        }
        catch (InvalidOperationException e)
        {
            // Half of a surrogate pair as \u escape: the reader takes it, the string cannot.
            var place = places.Of(reader.TokenStartIndex);
            throw new SlipwayException(SettingsProblems.NotReadable(path, place.Line, place.Column, "an escape that is no character"), e);
        }
    }

    /// <summary>The text as the reader sees it: without a byte order mark, half characters replaced.</summary>
    /// <param name="json">The text.</param>
    internal static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json.StartsWith('\uFEFF') ? json[1..] : json);

    private static PlacedValue Value(ref Utf8JsonReader reader, LinePlaces places)
    {
        var place = places.Of(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new List<PlacedMember>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var (name, at) = (reader.GetString()!, places.Of(reader.TokenStartIndex));
                    reader.Read();
                    members.Add(new PlacedMember(name, at, Value(ref reader, places)));
                }
                return new PlacedValue(JsonValueKind.Object, place, "") { Members = members };
            case JsonTokenType.StartArray:
                var items = new List<PlacedValue>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Value(ref reader, places));
                return new PlacedValue(JsonValueKind.Array, place, "") { Items = items };
            case JsonTokenType.String:
                return new PlacedValue(JsonValueKind.String, place, reader.GetString()!);
            case JsonTokenType.Number:
                return new PlacedValue(JsonValueKind.Number, place, Encoding.UTF8.GetString(reader.ValueSpan));
            case JsonTokenType.True:
                return new PlacedValue(JsonValueKind.True, place, "true");
            case JsonTokenType.False:
                return new PlacedValue(JsonValueKind.False, place, "false");
            default:
                return new PlacedValue(JsonValueKind.Null, place, "null");
        }
    }

    /// <summary>The library ends its sentence with the place, counted from 0.</summary>
    private static string Reason(JsonException e) => e.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
}
