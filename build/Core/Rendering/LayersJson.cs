using System.Buffers;
using System.Text;
using System.Text.Json;
using Slipway.Core.Layering;

namespace Slipway.Core.Rendering;

/// <summary>Replayed series as JSON.</summary>
public static class LayersJson
{
    /// <summary>
    /// The text: <c>{"series":[{"name":..,"floor":bytes,"ratio":{"16":..,"32":..,"default":..},"baselines":{..}}]}</c>. A ratio is bytes moved over the floor.
    /// </summary>
    /// <param name="series">The series.</param>
    public static string Render(IEnumerable<SeriesFigures> series)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteStartArray("series");
            foreach (var one in series)
            {
                json.WriteStartObject();
                json.WriteString("name", one.Name);
                json.WriteNumber("floor", one.Floor);
                Ratios(json, "ratio", one.Planned);
                Ratios(json, "baselines", one.Baselines);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Ratios(Utf8JsonWriter json, string name, IEnumerable<(string Name, ReplayResult Result)> results)
    {
        json.WriteStartObject(name);
        foreach (var (key, result) in results)
            json.WriteNumber(key, Math.Round(result.Ratio, 4));
        json.WriteEndObject();
    }
}
