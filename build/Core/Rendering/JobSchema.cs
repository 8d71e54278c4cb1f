using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Slipway.Core.Catalog;
using Slipway.Core.Jobs;

namespace Slipway.Core.Rendering;

/// <summary>docs/job.schema.json: the JSON schema (draft 7) of a job's record. Members and types come from the records, descriptions from their documentation.</summary>
public static class JobSchema
{
    /// <summary>Where it is.</summary>
    public const string Path = "docs/job.schema.json";

    /// <summary>The schema's text.</summary>
    /// <param name="root">Root of the repository, for the records' documentation.</param>
    public static string Render(string root) =>
        SchemaText.Render(
            root,
            "build/Core/Jobs",
            JobSpec.File,
            (writer, documentation) => Shape(writer, JobJson.Default.JobSpec, canBeNull: false, documentation)
        );

    private static void Shape(Utf8JsonWriter writer, JsonTypeInfo type, bool canBeNull, RecordDocumentation documentation)
    {
        var word = SettingsShape.KindOf(type).Schema;
        if (canBeNull)
            Words(writer, "type", [word, "null"]);
        else
            writer.WriteString("type", word);
        if (type.Kind == JsonTypeInfoKind.Object)
            Members(writer, type, documentation);
        else if (type.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary)
        {
            writer.WriteStartObject(type.Kind == JsonTypeInfoKind.Enumerable ? "items" : "additionalProperties");
            Shape(writer, SettingsShape.ElementOf(type), canBeNull: false, documentation);
            writer.WriteEndObject();
        }
    }

    /// <summary>A member that is not known is passed over, as the reader does: a later Slipway may tell more in the same form.</summary>
    private static void Members(Utf8JsonWriter writer, JsonTypeInfo type, RecordDocumentation documentation)
    {
        var members = SettingsShape.Members(type).ToList();
        Words(writer, "required", members.Where(x => x.Required).Select(x => x.Name));
        writer.WriteStartObject("properties");
        foreach (var member in members)
        {
            writer.WriteStartObject(member.Name);
            writer.WriteString("description", documentation.Of(type.Type.Name, member.CodeName));
            if (type.Type == typeof(JobSpec) && member.CodeName == nameof(JobSpec.Schema))
                writer.WriteNumber("const", JobSpec.CurrentSchema);
            var value = Nullable.GetUnderlyingType(member.Type.Type) is { } inner ? type.Options.GetTypeInfo(inner) : member.Type;
            Shape(writer, value, member.CanBeNull, documentation);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private static void Words(Utf8JsonWriter writer, string name, IEnumerable<string> words)
    {
        writer.WriteStartArray(name);
        foreach (var word in words)
            writer.WriteStringValue(word);
        writer.WriteEndArray();
    }
}
