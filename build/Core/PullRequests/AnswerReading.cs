using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Slipway.Core.Jobs;
using Slipway.Core.Rendering.Auditing;

namespace Slipway.Core.PullRequests;

/// <summary>Reads what jobs left. They may be of another version, or of somebody who wishes no good; what cannot be read is said, never thrown.</summary>
public static class AnswerReading
{
    /// <summary>Reads a job's record.</summary>
    /// <param name="json">The text.</param>
    public static (JobSpec? Job, string? Trouble) Job(string json)
    {
        var (job, trouble) = Read(json, AnswerContext.Default.JobSpec);
        return job is null
            ? (null, trouble)
            : (
                job with
                {
                    Layers = Kept(job.Layers),
                    Result = job.Result is { } x ? x with { Images = Kept(x.Images) } : null,
                },
                Newer(job.Schema, JobSpec.CurrentSchema)
            );
    }

    /// <summary>Reads an audit.</summary>
    /// <param name="json">The text.</param>
    public static (SeenAudit? Audit, string? Trouble) Audit(string json)
    {
        var (audit, trouble) = Read(json, AnswerContext.Default.SeenAudit);
        return audit is null
            ? (null, trouble)
            : (audit with { Images = [.. Kept(audit.Images).Select(Whole)] }, Newer(audit.Schema, AuditDocument.CurrentSchema));
    }

    private static SeenImage Whole(SeenImage image) =>
        image with
        {
            Packages = [.. Kept(image.Packages).Where(x => x.Name is not null)],
            Findings = [.. Kept(image.Findings).Where(x => x is { Rule: not null, Path: not null, Severity: not null })],
            Budgets = [.. Kept(image.Budgets).Where(x => x is { Name: not null, Measure: not null })],
        };

    /// <summary>What an older or a later version leaves out is null, whatever its type says.</summary>
    private static IReadOnlyList<T> Kept<T>(IReadOnlyList<T>? items)
        where T : class => [.. (items ?? []).OfType<T>()];

    private static string? Newer(int schema, int known) =>
        schema > known ? $"written by a later version (schema {schema}, known is {known}): parts may be missing here" : null;

    private static (T? Value, string? Trouble) Read<T>(string json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) is { } value ? (value, null) : (null, "is empty");
        }
        catch (JsonException e)
        {
            return (null, $"is not the JSON that is expected there{(e.LineNumber is { } line ? $" (line {line + 1})" : "")}");
        }
    }
}

/// <summary>JSON code made at compile time: start-up counts.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(JobSpec))]
[JsonSerializable(typeof(SeenAudit))]
internal sealed partial class AnswerContext : JsonSerializerContext;
