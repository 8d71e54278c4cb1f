using System.Text.Json;
using System.Text.Json.Serialization;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Jobs;

/// <summary>The JSON text of a job's record.</summary>
public static class JobSpecText
{
    /// <summary>Writes it.</summary>
    /// <param name="spec">The record.</param>
    public static string Write(JobSpec spec) => JsonSerializer.Serialize(spec, JobJson.Default.JobSpec) + "\n";

    /// <summary>Reads it.</summary>
    /// <param name="json">The text.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="SlipwayException">SLP648: it is none, or damaged. SLP649: another version of Slipway wrote it.</exception>
    public static JobSpec Read(string json, string path)
    {
        // A newer form may have any other members: its number is looked at before they are.
        if (SchemaOf(json, path) is var schema && schema != JobSpec.CurrentSchema)
            throw new SlipwayException(JobProblems.OtherSchema(path, schema, JobSpec.CurrentSchema));
        try
        {
            return JsonSerializer.Deserialize(json, JobJson.Default.JobSpec) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw Damaged(path, e);
        }
    }

    private static int SchemaOf(string json, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return
                document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("schema", out var schema)
                && schema.ValueKind == JsonValueKind.Number
                && schema.TryGetInt32(out var number)
                ? number
                : throw new SlipwayException(JobProblems.Damaged(path, "it has no number 'schema'"));
        }
        catch (JsonException e)
        {
            throw Damaged(path, e);
        }
    }

    private static SlipwayException Damaged(string path, JsonException e) =>
        new(
            JobProblems.Damaged(
                path,
                e.LineNumber is { } line
                    ? $"line {line + 1} is no part of it{(e.Path is { Length: > 2 } at ? $" ({Printable.Of(at[2..], 80)})" : "")}"
                    : "what it must have is not all there"
            ),
            e
        );
}

/// <summary>JSON code made at compile time: start-up counts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    WriteIndented = true,
    NewLine = "\n"
)]
[JsonSerializable(typeof(JobSpec))]
internal sealed partial class JobJson : JsonSerializerContext;
