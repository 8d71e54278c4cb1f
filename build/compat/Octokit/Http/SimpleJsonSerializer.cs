using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Octokit.Internal;

public interface IJsonSerializer
{
    string Serialize(object item);

    T Deserialize<T>(string json);
}

public class SimpleJsonSerializer : IJsonSerializer
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = Setters.Resolver,
        Converters = { new StringEnumConverters(), new ApiWordConverters() },
    };

    public string Serialize(object item) => JsonSerializer.Serialize(item, s_options);

    public T Deserialize<T>(string json) => WithoutNulls(JsonNode.Parse(json)) is { } node ? node.Deserialize<T>(s_options) : default;

    /// <summary>A null stands for what a member has of itself, whatever its type.</summary>
    private static JsonNode WithoutNulls(JsonNode node)
    {
        if (node is JsonObject members)
        {
            foreach (var name in members.Where(x => x.Value is null).Select(x => x.Key).ToList())
                members.Remove(name);
            foreach (var (_, value) in members)
                WithoutNulls(value);
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
                WithoutNulls(item);
        }
        return node;
    }
}
