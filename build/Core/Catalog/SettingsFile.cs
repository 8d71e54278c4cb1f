using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Slipway.Core.Diagnostics;
using Slipway.Core.Json;

namespace Slipway.Core.Catalog;

/// <summary>Reads JSON that people write.</summary>
internal static class SettingsFile
{
    /// <summary>The value, or everything that is wrong with it.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="type">The record's shape.</param>
    /// <param name="agreement">Rules between values; asked when each is right by itself.</param>
    /// <exception cref="SlipwayException">SLP120 and SLP123 to SLP129 with line and column.</exception>
    public static T Read<T>(string json, string path, JsonTypeInfo<T> type, Func<PlacedValue, IReadOnlyList<Problem>>? agreement = null)
    {
        var value = PlacedReader.Read(json, path, trailingCommas: true);
        var problems = new SettingsCheck(path).Problems(value, type);
        if (problems.Count == 0 && agreement is not null)
            problems = agreement(value);
        if (problems.Count > 0)
            throw new SlipwayException(problems);
        try
        {
            return JsonSerializer.Deserialize(PlacedReader.Bytes(json), type) ?? throw new JsonException("the file holds null");
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
