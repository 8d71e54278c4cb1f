using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Slipway.Core.Diagnostics;
using Slipway.Core.Progress;
using Slipway.Core.Records;

namespace Slipway.Core.Rendering;

/// <summary>The lines of <c>--json</c>; <c>docs/progress.md</c> is their schema.</summary>
public static class ProgressJson
{
    /// <summary>An event: <c>"event": "progress"</c>.</summary>
    /// <param name="happened">The event.</param>
    public static string Of(ProgressEvent happened) =>
        Write(json =>
        {
            json.WriteString("event", "progress");
            Number(json, "at", happened.At);
            json.WriteString("kind", Word(happened.Kind));
            json.WriteString("name", happened.Name);
            json.WriteString("state", Word(happened.State));
            if (happened.Bytes is { } bytes)
                json.WriteNumber("bytes", bytes);
            if (happened.TotalBytes is { } total)
                json.WriteNumber("totalBytes", total);
            if (happened.Seconds is { } seconds)
                Number(json, "seconds", seconds);
            if (happened.Note.Length > 0)
                json.WriteString("note", happened.Note);
        });

    /// <summary>A line for people: <c>"event": "line"</c>.</summary>
    /// <param name="at">Seconds since the run began.</param>
    /// <param name="text">The line.</param>
    public static string Line(double at, string text) =>
        Write(json =>
        {
            json.WriteString("event", "line");
            Number(json, "at", at);
            json.WriteString("text", text);
        });

    /// <summary>The last line: <c>"event": "summary"</c>.</summary>
    /// <param name="summary">What the run did.</param>
    public static string Of(ProgressSummary summary) =>
        Write(json =>
        {
            json.WriteString("event", "summary");
            json.WriteBoolean("succeeded", summary.Succeeded);
            Number(json, "seconds", summary.Seconds);
            json.WritePropertyName("products");
            JsonSerializer.Serialize(json, summary.Products, RecordContext.Default.IReadOnlyListProductRecord);
            json.WritePropertyName("image");
            if (summary.Image is { } image)
                Image(json, image);
            else
                json.WriteNullValue();
            json.WriteStartArray("problems");
            foreach (var problem in summary.Problems)
                Of(json, problem);
            json.WriteEndArray();
        });

    private static void Image(Utf8JsonWriter json, ImageSummary image)
    {
        var record = image.Record;
        json.WriteStartObject();
        json.WriteString("name", image.Name);
        json.WriteString("digest", record.Index);
        json.WriteString("record", record.Id);
        if (image.Run is { } run)
            json.WriteString("run", run);
        json.WriteNumber("layersMade", record.Layers.Count(x => x.State == "made"));
        json.WriteNumber("layersFound", record.Layers.Count(x => x.State == "found"));
        json.WritePropertyName("images");
        JsonSerializer.Serialize(json, record.Images, RecordContext.Default.IReadOnlyListImageRecord);
        json.WritePropertyName("deliveries");
        JsonSerializer.Serialize(json, record.Deliveries, RecordContext.Default.IReadOnlyListDeliveryRecord);
        json.WritePropertyName("smoke");
        JsonSerializer.Serialize(json, record.Smoke, RecordContext.Default.IReadOnlyListSmokeRecord);
        json.WriteEndObject();
    }

    private static void Of(Utf8JsonWriter json, Problem problem)
    {
        json.WriteStartObject();
        json.WriteString("number", problem.Number);
        json.WriteString("found", problem.Found);
        json.WriteString("allowed", problem.Allowed);
        json.WriteString("do", problem.Fix);
        json.WriteEndObject();
    }

    /// <summary>Milliseconds are enough.</summary>
    private static void Number(Utf8JsonWriter json, string name, double seconds) => json.WriteNumber(name, Math.Round(seconds, 3));

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }
}
