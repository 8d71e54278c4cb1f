using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Slipway.Core.Rendering;

/// <summary>What all JSON schemas (draft 7, which editors understand) that are made from records have in common.</summary>
internal static class SchemaText
{
    /// <summary>The text of a schema.</summary>
    /// <param name="root">Root of the repository.</param>
    /// <param name="sources">Folder of the records, whose documentation describes the members; below the root, with slashes.</param>
    /// <param name="title">The file that the schema is of.</param>
    /// <param name="body">Writes the rest of the schema's object.</param>
    public static string Render(string root, string sources, string title, Action<Utf8JsonWriter, RecordDocumentation> body)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
            writer.WriteString("$comment", $"Written by {GeneratedFile.Mend} from {sources}. Do not edit.");
            writer.WriteString("title", title);
            body(writer, RecordDocumentation.Read(Path.Combine([root, .. sources.Split('/')])));
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
