using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;

namespace Slipway.Tools.SmokeTest;

/// <summary>Asks a running service the questions of slipway.json.</summary>
/// <param name="http">Asks.</param>
/// <param name="service">Address of the service.</param>
/// <param name="root">Folder that the bodies' paths are relative to.</param>
/// <param name="platform">The image's platform, for messages.</param>
public sealed class Questions(HttpClient http, Uri service, string root, string platform)
{
    /// <summary>Waits until the service answers 200.</summary>
    /// <param name="path">The path that says so.</param>
    /// <param name="limit">How long at most.</param>
    /// <param name="isRunning">False once the process has ended: waiting longer is useless.</param>
    /// <param name="log">The end of the service's output, for the message.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP551.</exception>
    public async Task WaitAsync(string path, TimeSpan limit, Func<Task<bool>> isRunning, Func<Task<string>> log, CancellationToken cancellation)
    {
        var end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        while (!await IsReadyAsync(path, cancellation))
        {
            if (Environment.TickCount64 > end || !await isRunning())
                throw new SlipwayException(SmokeProblems.NotReady(platform, limit.TotalSeconds, await log()));
            await Task.Delay(25, cancellation);
        }
    }

    /// <summary>Asks one question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The answer's text.</returns>
    /// <exception cref="SlipwayException">SLP552.</exception>
    public async Task<string> AskAsync(SmokeQuestion question, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(question.Body.Length == 0 ? HttpMethod.Get : HttpMethod.Post, new Uri(service, question.Path));
        if (question.Body.Length > 0)
        {
            request.Content = new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(root, question.Body), cancellation));
            if (question.ContentType.Length > 0)
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(question.ContentType);
        }
        using var response = await http.SendAsync(request, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        if ((int)response.StatusCode != question.Status)
            throw Wrong(question, $"status {(int)response.StatusCode}: {Shorten(text)}", $"status {question.Status}");
        if (question.Field.Length > 0 && Value(text, question.Field) is var value && !(value >= question.Min && value <= question.Max))
            throw Wrong(
                question,
                Shorten(text),
                string.Create(CultureInfo.InvariantCulture, $"field {question.Field} from {question.Min} to {question.Max} (a list is counted)")
            );
        return text;
    }

    private async Task<bool> IsReadyAsync(string path, CancellationToken cancellation)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(service, path), cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException || e is TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Not a number where the answer has no such field: then no bound is met.</summary>
    private static double Value(string json, string field)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(field, out var value)
                ? value.ValueKind switch
                {
                    JsonValueKind.Array => value.GetArrayLength(),
                    JsonValueKind.Number => value.GetDouble(),
                    _ => double.NaN,
                }
                : double.NaN;
        }
        catch (JsonException)
        {
            return double.NaN;
        }
    }

    private SlipwayException Wrong(SmokeQuestion question, string found, string allowed) =>
        new(SmokeProblems.WrongAnswer(platform, question.Name, found, allowed));

    private static string Shorten(string text) => text.Length <= 300 ? text : text[..300] + "...";
}
