using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Slipway.Tools.Docker;

/// <summary>Reads the lines of <c>--progress=rawjson</c>: BuildKit's status messages (client.SolveStatus), one JSON object a line, and plain lines of buildx itself.</summary>
/// <param name="onLine">Receives a line for people at each step's end and for each line that a step prints; null for none.</param>
/// <param name="onStep">Receives each step of a Dockerfile when it begins, with <see langword="false"/>, and when it ends, with <see langword="true"/>; null for none.</param>
public sealed class BakeProgress(Action<string>? onLine, Action<BakeStep, bool>? onStep = null)
{
    private const int KeptLines = 30;
    private readonly Dictionary<string, Vertex> _vertexes = new(StringComparer.Ordinal);
    private readonly List<Vertex> _order = [];
    private readonly List<string> _plain = [];

    /// <summary>Lines that were not progress: errors of buildx itself.</summary>
    public IReadOnlyList<string> PlainLines => _plain;

    /// <summary>The steps so far.</summary>
    public IReadOnlyList<BakeStep> Steps => [.. _order.Select(v => v.ToStep())];

    /// <summary>Takes one line.</summary>
    /// <param name="line">A line of standard error.</param>
    public void Read(string line)
    {
        if (!line.StartsWith('{') || !TryParse(line, out var document))
        {
            _plain.Add(line);
            return;
        }
        using (document)
        {
            foreach (var vertex in Items(document, "vertexes"))
                ReadVertex(vertex);
            foreach (var log in Items(document, "logs"))
                ReadLog(log);
        }
    }

    private void ReadVertex(JsonElement json)
    {
        var vertex = Of(json.GetProperty("digest").GetString()!);
        vertex.Name = Text(json, "name") ?? vertex.Name;
        vertex.Cached |= json.TryGetProperty("cached", out var cached) && cached.ValueKind == JsonValueKind.True;
        vertex.Error = Text(json, "error") ?? vertex.Error;
        vertex.Started ??= Time(json, "started");
        // One vertex may run more than once for several targets: it is told about once, and lasts until its last end.
        if (Time(json, "completed") is not { } completed)
        {
            if (vertex is { Started: not null, IsTold: false, IsBegun: false } && onStep is not null && vertex.ToStep() is { IsBuild: true } begun)
            {
                vertex.IsBegun = true;
                onStep(begun, false);
            }
            return;
        }
        vertex.Completed = completed;
        if (vertex.IsTold || vertex.ToStep() is var step && !step.IsBuild && vertex.Error is null)
            return;
        vertex.IsTold = true;
        onLine?.Invoke($"#{vertex.Number} {vertex.Name} {vertex.Outcome}");
        onStep?.Invoke(step, true);
    }

    private void ReadLog(JsonElement json)
    {
        var vertex = Of(json.GetProperty("vertex").GetString()!);
        if (Text(json, "data") is not { } data)
            return;
        // A message holds what came at once, not whole lines: the rest waits for its end.
        var lines = (vertex.Partial + Encoding.UTF8.GetString(Convert.FromBase64String(data))).Split('\n');
        vertex.Partial = lines[^1];
        foreach (var line in lines[..^1].Select(l => l.TrimEnd('\r')))
        {
            vertex.Add(line);
            onLine?.Invoke($"#{vertex.Number} {line}");
        }
    }

    private Vertex Of(string digest)
    {
        if (_vertexes.TryGetValue(digest, out var vertex))
            return vertex;
        vertex = new Vertex(_order.Count + 1);
        _vertexes.Add(digest, vertex);
        _order.Add(vertex);
        return vertex;
    }

    private static bool TryParse(string line, out JsonDocument document)
    {
        try
        {
            document = JsonDocument.Parse(line);
            return true;
        }
        catch (JsonException)
        {
            document = null!;
            return false;
        }
    }

    private static JsonElement.ArrayEnumerator Items(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text ? text : null;

    private static DateTimeOffset? Time(JsonElement json, string name) =>
        Text(json, name) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;

    private sealed class Vertex(int number)
    {
        private readonly Queue<string> _lines = new();

        public int Number => number;

        public string Name { get; set; } = "";

        public bool Cached { get; set; }

        public string? Error { get; set; }

        public DateTimeOffset? Started { get; set; }

        public DateTimeOffset? Completed { get; set; }

        public string Partial { get; set; } = "";

        public bool IsBegun { get; set; }

        public bool IsTold { get; set; }

        public string Outcome =>
            Error is not null ? $"FAILED: {Error}"
            : Cached ? "CACHED"
            : string.Create(CultureInfo.InvariantCulture, $"{Elapsed.TotalSeconds:0.0} s");

        private TimeSpan Elapsed => !Cached && Started is { } started && Completed is { } completed ? completed - started : TimeSpan.Zero;

        public void Add(string line)
        {
            _lines.Enqueue(line);
            if (_lines.Count > KeptLines)
                _lines.Dequeue();
        }

        public BakeStep ToStep() => new(Name, Cached, Elapsed, Error, [.. _lines, .. Partial.Length > 0 ? [Partial] : Array.Empty<string>()]);
    }
}
