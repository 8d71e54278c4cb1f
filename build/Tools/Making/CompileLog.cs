using System.Text.Json;
using Slipway.Core.Diagnostics;
using Slipway.Core.Planning;

namespace Slipway.Tools.Making;

/// <summary>What the steps of a bake print, sorted by the wheel that they make. Of one that fails it is kept, below <c>logs/compile</c> of the home.</summary>
internal sealed class CompileLog(SlipwayHome home, IReadOnlyList<CompilePlan> wheels)
{
    private const string Begin = "compile-wheel: begin ";
    private const string Failed = "compile-wheel: failed ";
    private const int ShownLines = 16;

    private readonly Dictionary<string, List<string>> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CompilePlan> _wheels = new(StringComparer.Ordinal);

    /// <summary>Takes a line: <c>#STEP TEXT</c>.</summary>
    public void Read(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0)
            return;
        var (step, text) = (line[..space], line[(space + 1)..]);
        if (!_lines.TryGetValue(step, out var lines))
            _lines[step] = lines = [];
        lines.Add(text);
        if (text.StartsWith(Begin, StringComparison.Ordinal) && wheels.FirstOrDefault(x => x.Key.Hex == text[Begin.Length..]) is { } wheel)
            _wheels[step] = wheel;
    }

    /// <summary>The wheels that failed, each with what to say of it.</summary>
    /// <param name="bake">What the bake ended with.</param>
    public IReadOnlyList<(CompilePlan Wheel, Problem Problem)> Failures(SlipwayException bake)
    {
        var failures = new List<(CompilePlan, Problem)>();
        foreach (var (step, wheel) in _wheels)
        {
            var lines = _lines[step];
            var said = lines.LastOrDefault(x => x.StartsWith(Failed, StringComparison.Ordinal));
            // BuildKit's own last word on a step that nobody let finish.
            var end = lines.LastOrDefault(x => x.Contains(" FAILED: ", StringComparison.Ordinal));
            if (said is not null)
                failures.Add((wheel, Told(wheel, lines, said[Failed.Length..])));
            else if (end is not null && !end.Contains("context canceled", StringComparison.Ordinal) && bake.Problems.Count > 0)
                failures.Add((wheel, Ended(wheel, lines, end)));
        }
        return failures;
    }

    private Problem Told(CompilePlan wheel, List<string> lines, string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        List<string> shown = [.. root.GetProperty("lines").EnumerateArray().Select(x => x.GetString()!)];
        var failure = Failure(wheel, lines, shown) with
        {
            Jobs = root.TryGetProperty("jobs", out var jobs) ? jobs.GetInt32() : null,
            Memory = root.TryGetProperty("memory", out var memory) ? memory.GetInt64() : null,
            Limit = root.TryGetProperty("limit", out var limit) && limit.ValueKind == JsonValueKind.Number ? limit.GetInt64() : null,
        };
        return root.GetProperty("kind").GetString() switch
        {
            "memory" => CompileProblems.OutOfMemory(failure),
            "extension" => CompileProblems.ExtensionLost(failure),
            "native" => CompileProblems.CompiledForThisMachine(failure),
            "rust" => CompileProblems.RustLacking(failure),
            "requires" => CompileProblems.RequirementLacking(failure),
            "import" => CompileProblems.NotImported(failure),
            "backend" => CompileProblems.NoBackend(wheel.Build.Source.File),
            "source" or "patch" or "python" => CompileProblems.SourceRefused(failure),
            "wheel" => CompileProblems.NotTheWheel(failure.Package, failure.Key, string.Join("; ", shown)),
            "platform" => CompileProblems.OtherPlatform([failure.Package], wheel.Record.Platform, "another platform"),
            _ => CompileProblems.DoesNotCompile(failure),
        };
    }

    private Problem Ended(CompilePlan wheel, List<string> lines, string end)
    {
        List<string> shown = [.. lines.Where(x => x != end).TakeLast(ShownLines)];
        return end.Contains("exit code: 137", StringComparison.Ordinal)
            ? CompileProblems.OutOfMemory(Failure(wheel, lines, shown))
            : CompileProblems.DoesNotCompile(Failure(wheel, lines, [.. shown, end]));
    }

    private CompileFailure Failure(CompilePlan wheel, List<string> lines, IReadOnlyList<string> shown)
    {
        var (source, key) = (wheel.Build.Source, wheel.Key.Abbreviated);
        var log = Path.Combine(home.Root, "logs", "compile", $"{source.NormalizedName}-{source.Version}-{key}.log");
        WholeFile.Write(log, string.Join('\n', lines) + "\n");
        return new CompileFailure($"{source.NormalizedName} {source.Version}", key, shown, log, source.File);
    }
}
