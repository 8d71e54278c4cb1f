using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Slipway.Core.Catalog;

namespace Slipway.Core.Rendering;

/// <summary>
/// docs/slipway.schema.json: the JSON schema (draft 7, which editors understand) of slipway.json. Members and types come from the records, descriptions from their documentation,
/// limits from the rules that the reader checks.
/// </summary>
public static class SettingsSchema
{
    /// <summary>The schema's text.</summary>
    /// <param name="root">Root of the repository, for the records' documentation.</param>
    public static string Render(string root) =>
        SchemaText.Render(
            root,
            "build/Core/Catalog",
            "slipway.json",
            (writer, documentation) => Shape(writer, SettingsContext.Default.Settings, null, canBeNull: false, documentation)
        );

    private static void Shape(Utf8JsonWriter writer, JsonTypeInfo type, SettingsRule? rule, bool canBeNull, RecordDocumentation documentation)
    {
        var kind = SettingsShape.KindOf(type);
        if (canBeNull)
            Words(writer, "type", [kind.Schema, "null"]);
        else
            writer.WriteString("type", kind.Schema);
        Limits(writer, rule);
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                Members(writer, type, documentation);
                break;
            case JsonTypeInfoKind.Enumerable:
                Element(writer, "items", type, rule, documentation);
                break;
            case JsonTypeInfoKind.Dictionary:
                Element(writer, "additionalProperties", type, rule, documentation);
                break;
        }
    }

    private static void Members(Utf8JsonWriter writer, JsonTypeInfo type, RecordDocumentation documentation)
    {
        var members = SettingsShape.Members(type).ToList();
        writer.WriteBoolean("additionalProperties", false);
        Words(writer, "required", members.Where(x => x.Required).Select(x => x.Name));
        writer.WriteStartObject("properties");
        foreach (var member in members)
        {
            writer.WriteStartObject(member.Name);
            writer.WriteString("description", documentation.Of(type.Type.Name, member.CodeName));
            Default(writer, member.Default);
            Shape(writer, member.Type, SettingsRules.Of(type.Type, member.Name), member.CanBeNull, documentation);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private static void Element(Utf8JsonWriter writer, string name, JsonTypeInfo type, SettingsRule? rule, RecordDocumentation documentation)
    {
        writer.WriteStartObject(name);
        Shape(writer, SettingsShape.ElementOf(type), rule?.Items, canBeNull: false, documentation);
        writer.WriteEndObject();
    }

    private static void Limits(Utf8JsonWriter writer, SettingsRule? rule)
    {
        if (rule?.Pattern is { } pattern)
            writer.WriteString("pattern", pattern.ToString());
        if (rule is { Choices.Count: > 0 })
            Words(writer, "enum", rule.Choices);
        if (rule?.Minimum is { } minimum)
            writer.WriteNumber("minimum", minimum);
        if (rule?.Maximum is { } maximum)
            writer.WriteNumber("maximum", maximum);
        if (rule is { FewestItems: > 0 })
            writer.WriteNumber("minItems", rule.FewestItems);
        if (rule?.Names?.Pattern is { } names)
        {
            writer.WriteStartObject("propertyNames");
            writer.WriteString("pattern", names.ToString());
            writer.WriteEndObject();
        }
    }

    private static void Default(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case string { Length: > 0 } text:
                writer.WriteString("default", text);
                break;
            case int or long:
                writer.WriteNumber("default", Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            // The greatest double stands for "no limit".
            case double number when number < double.MaxValue:
                writer.WriteNumber("default", number);
                break;
        }
    }

    private static void Words(Utf8JsonWriter writer, string name, IEnumerable<string> words)
    {
        writer.WriteStartArray(name);
        foreach (var word in words)
            writer.WriteStringValue(word);
        writer.WriteEndArray();
    }
}
