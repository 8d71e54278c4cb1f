using System.Text.Json;
using System.Text.Json.Serialization;

namespace Octokit.Internal;

/// <summary>Choices are words in snake_case.</summary>
internal static class ApiWords
{
    public static string Of(object value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static bool TryRead<T>(string word, out T value)
        where T : struct
    {
        value = default;
        foreach (var known in Enum.GetNames(typeof(T)))
            if (JsonNamingPolicy.SnakeCaseLower.ConvertName(known).Equals(word, StringComparison.OrdinalIgnoreCase))
                return Enum.TryParse(known, out value);
        return false;
    }
}

internal sealed class ApiWordConverters() : JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower);

internal sealed class StringEnumConverters : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(StringEnum<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()));

    private sealed class Converter<T> : JsonConverter<StringEnum<T>>
        where T : struct
    {
        public override StringEnum<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString());

        public override void Write(Utf8JsonWriter writer, StringEnum<T> value, JsonSerializerOptions options) => writer.WriteStringValue(value.StringValue);
    }
}
