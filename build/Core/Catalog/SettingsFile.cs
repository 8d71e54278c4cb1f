using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Catalog;

/// <summary>Reads JSON that people write.</summary>
internal static class SettingsFile
{
    /// <summary>The value, or a message with line and column.</summary>
    /// <exception cref="SlipwayException">SLP120.</exception>
    public static T Read<T>(string json, string path, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new JsonException("the file holds null");
        }
        catch (JsonException e)
        {
            throw new SlipwayException(
                SettingsProblems.NotReadable(path, (e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1, e.Message.Split(" Path:")[0]),
                e
            );
        }
    }
}
