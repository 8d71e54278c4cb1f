using System.Text;
using System.Text.Json;
using Slipway.Core.Wheels;

namespace Slipway.Core.Rendering;

/// <summary>The rules on what is left out, as the JSON that <c>install-wheels.py</c> reads: the same table that Slipway's own layers go by.</summary>
public static class LeaveOutsFile
{
    /// <summary>The JSON text.</summary>
    /// <param name="rules">Installer's name and leave-outs.</param>
    public static string Render(LayoutRules rules)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("installer", rules.Installer);
            foreach (var kind in Enum.GetValues<LeaveOutKind>())
                Write(json, kind.ToString().ToLowerInvariant(), rules.LeaveOuts.Rules.Where(x => x.Kind == kind).Select(x => x.Value));
            Write(json, "keep", rules.LeaveOuts.Exceptions.Select(x => x.Path));
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
