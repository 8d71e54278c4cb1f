using System.Buffers;
using System.Text;
using System.Text.Json;
using Slipway.Core.Catalog;

namespace Slipway.Core.Rendering;

/// <summary>The compatibility table as JSON: every combination, refused ones too.</summary>
public static class ModesJson
{
    /// <summary>The text: <c>rows</c>, <c>bases</c>, <c>asked</c>, <c>rates</c>. Bytes and seconds are numbers; what is not known is null.</summary>
    /// <param name="table">The table.</param>
    public static string Render(ModesTable table)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("rates", ModesText.Rates);
            json.WriteStartArray("rows");
            foreach (var row in table.Rows)
                Write(json, row);
            json.WriteEndArray();
            json.WriteStartArray("bases");
            foreach (var pin in table.Pins.Images)
                Write(json, ("name", pin.Name), ("image", pin.ToString()), ("date", pin.Date), ("pinnedBy", pin.PinnedBy));
            json.WriteEndArray();
            json.WriteStartArray("asked");
            foreach (var cell in SeedTable.Cells(table))
                Write(json, ("row", cell.Row), ("column", cell.Column), ("asked", cell.Asked), ("ours", cell.Ours), ("difference", cell.Difference));
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter json, params IEnumerable<(string Name, string Value)> members)
    {
        json.WriteStartObject();
        foreach (var (name, value) in members)
            json.WriteString(name, value);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ModesRow row)
    {
        json.WriteStartObject();
        json.WriteString("upstream", row.Selection.Upstream.Name);
        json.WriteString("mode", Selection.Word(row.Selection.Mode));
        json.WriteString("backend", Selection.Word(row.Selection.Backend));
        json.WriteString("device", Selection.Word(row.Selection.Device));
        json.WriteString("platform", row.Platform.ToString());
        json.WriteString("state", Selection.Word(row.Support));
        json.WriteString("python", row.Selection.Upstream.Python);
        json.WriteString("cuda", row.Selection.Cuda?.ToString());
        json.WriteString("architectures", string.Join(' ', row.Selection.ArchitecturesOf(row.Platform)));
        json.WriteString("base", row.Base?.ToString());
        json.WriteStartArray("problems");
        foreach (var problem in row.Problems)
            Write(json, ("number", problem.Number), ("found", problem.Found), ("allowed", problem.Allowed), ("do", problem.Fix));
        json.WriteEndArray();
        if (row.Forecast is { } forecast)
        {
            json.WriteNumber("packages", forecast.Packages);
            json.WriteNumber("downloadBytes", forecast.Download);
            json.WriteNumber("imageBytes", forecast.Image);
            json.WriteNumber("buildSeconds", Math.Round(forecast.Seconds, 1));
            json.WriteStartArray("compiled");
            foreach (var source in forecast.Sources)
                json.WriteStringValue(source);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }
}
