using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Slipway.Core.Json;

namespace Slipway.Core.Catalog;

/// <summary>What the compile-time reader knows of a settings record: its members and the kind of each. No reflection.</summary>
internal static class SettingsShape
{
    /// <summary>A member of a record.</summary>
    /// <param name="Name">Its name in the file.</param>
    /// <param name="CodeName">Its name in the record.</param>
    /// <param name="Type">Shape of its value.</param>
    /// <param name="Required">Whether the file must have it.</param>
    /// <param name="CanBeNull">Whether <c>null</c> says that it was left out.</param>
    /// <param name="Default">What it is when left out.</param>
    public sealed record Member(string Name, string CodeName, JsonTypeInfo Type, bool Required, bool CanBeNull, object? Default);

    /// <summary>What kind of value a shape takes.</summary>
    /// <param name="Noun">In words of a message.</param>
    /// <param name="Schema">The type's name in a JSON schema.</param>
    /// <param name="Fits">Whether a value is one.</param>
    public sealed record ValueKind(string Noun, string Schema, Func<PlacedValue, bool> Fits);

    private static readonly ValueKind s_object = new("an object", "object", x => x.Kind == JsonValueKind.Object);
    private static readonly ValueKind s_list = new("a list", "array", x => x.Kind == JsonValueKind.Array);
    private static readonly ValueKind s_text = new("a text", "string", x => x.Kind == JsonValueKind.String);
    private static readonly ValueKind s_flag = new("true or false", "boolean", x => x.Kind is JsonValueKind.True or JsonValueKind.False);
    private static readonly ValueKind s_int = new("a whole number", "integer", x => IsNumber(x) && int.TryParse(x.Text, CultureInfo.InvariantCulture, out _));
    private static readonly ValueKind s_long = new("a whole number", "integer", x => IsNumber(x) && long.TryParse(x.Text, CultureInfo.InvariantCulture, out _));
    private static readonly ValueKind s_number = new(
        "a number",
        "number",
        x => IsNumber(x) && double.TryParse(x.Text, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
    );

    /// <summary>The kind of a shape.</summary>
    /// <param name="type">The shape.</param>
    public static ValueKind KindOf(JsonTypeInfo type) =>
        type.Kind switch
        {
            JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => s_object,
            JsonTypeInfoKind.Enumerable => s_list,
            _ when type.Type == typeof(string) => s_text,
            _ when type.Type == typeof(bool) => s_flag,
            _ when type.Type == typeof(int) => s_int,
            _ when type.Type == typeof(long) => s_long,
            _ when type.Type == typeof(double) => s_number,
            _ => throw new InvalidOperationException($"settings have no values of type {type.Type}"),
        };

    /// <summary>The members of a record.</summary>
    /// <param name="type">The record's shape.</param>
    public static IEnumerable<Member> Members(JsonTypeInfo type) =>
        from property in type.Properties
        let parameter = property.AssociatedParameter
        select new Member(
            property.Name,
            parameter.Name,
            type.Options.GetTypeInfo(property.PropertyType),
            !parameter.HasDefaultValue,
            parameter.IsNullable,
            parameter.HasDefaultValue ? parameter.DefaultValue : null
        );

    /// <summary>The shape of a list's items or a map's values.</summary>
    /// <param name="type">The list's or map's shape.</param>
    public static JsonTypeInfo ElementOf(JsonTypeInfo type) => type.Options.GetTypeInfo(type.ElementType!);

    private static bool IsNumber(PlacedValue value) => value.Kind == JsonValueKind.Number;
}
