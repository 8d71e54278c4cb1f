using System.Text.Json;
using Slipway.Core.Locks.Builds;

namespace Slipway.Core.Rendering;

/// <summary>docs/builds.schema.json: the JSON schema (draft 7) of builds.json. Members and words come from its reader, descriptions from the record that it reads.</summary>
public static class BuildsSchema
{
    /// <summary>Where it is.</summary>
    public const string Path = "docs/builds.schema.json";

    /// <summary>A project name as PEP 508 has it, or the member that names this schema.</summary>
    private const string Names = "^([A-Za-z0-9]([A-Za-z0-9._-]{0,198}[A-Za-z0-9])?|\\$schema)$";

    /// <summary>The name of a file in the folder of patches.</summary>
    private const string PatchName = "^[^./][^/]*$";

    /// <summary>The schema's text.</summary>
    /// <param name="root">Root of the repository, for the record's documentation.</param>
    public static string Render(string root) => SchemaText.Render(root, "build/Core/Locks/Builds", BuildsFile.Name, Shape);

    private static void Shape(Utf8JsonWriter writer, RecordDocumentation documentation)
    {
        writer.WriteString("type", "object");
        Pattern(writer, "propertyNames", Names);
        writer.WriteStartObject("properties");
        Typed(writer, "$schema", "string");
        writer.WriteEndObject();
        writer.WriteStartObject("additionalProperties");
        writer.WriteString("type", "object");
        writer.WriteBoolean("additionalProperties", false);
        writer.WriteStartObject("properties");
        foreach (var name in BuildsFile.Maps)
            Member(writer, name, documentation, "object", "additionalProperties");
        foreach (var name in BuildsFile.Lists)
            Member(writer, name, documentation, "array", "items");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Member(Utf8JsonWriter writer, string name, RecordDocumentation documentation, string type, string elements)
    {
        writer.WriteStartObject(name);
        writer.WriteString("description", documentation.Of(nameof(BuildSettings), char.ToUpperInvariant(name[0]) + name[1..]));
        writer.WriteString("type", type);
        writer.WriteStartObject(elements);
        writer.WriteString("type", "string");
        if (name == BuildsFile.Patches)
            writer.WriteString("pattern", PatchName);
        if (BuildsFile.Words.TryGetValue(name, out var words))
        {
            writer.WriteStartArray("enum");
            foreach (var word in words)
                writer.WriteStringValue(word);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Pattern(Utf8JsonWriter writer, string name, string pattern)
    {
        writer.WriteStartObject(name);
        writer.WriteString("pattern", pattern);
        writer.WriteEndObject();
    }

    private static void Typed(Utf8JsonWriter writer, string name, string type)
    {
        writer.WriteStartObject(name);
        writer.WriteString("type", type);
        writer.WriteEndObject();
    }
}
