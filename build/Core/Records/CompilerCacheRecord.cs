using System.Text.Json;

namespace Slipway.Core.Records;

/// <summary>What compilers asked their cache in one build.</summary>
/// <param name="Remote">The remote, such as <c>redis redis://cache.example.com</c>; empty for the engine's disk alone.</param>
/// <param name="State"><c>disk</c>, <c>read</c>, <c>written</c> (and read), or <c>unused</c> where the remote could not be used.</param>
/// <param name="Steps">Steps that compiled.</param>
/// <param name="Requests">Calls of compilers.</param>
/// <param name="NotCacheable">Calls that nobody could keep: links, tests of configure scripts, unknown flags.</param>
/// <param name="RemoteHits">Hits that came from the remote, not from the disk.</param>
/// <param name="RemoteWrites">Results that were sent to the remote.</param>
/// <param name="Languages">Hits and misses by language.</param>
public sealed record CompilerCacheRecord(
    string Remote,
    string State,
    int Steps,
    int Requests,
    int NotCacheable,
    int RemoteHits,
    int RemoteWrites,
    IReadOnlyList<LanguageRecord> Languages
)
{
    /// <summary>Hits of all languages.</summary>
    internal int Hits => Languages.Sum(x => x.Hits);

    /// <summary>What could have been found: hits, misses and errors.</summary>
    internal int Cacheable => Languages.Sum(x => x.Hits + x.Misses + x.Errors);

    /// <summary>One line for people. The rate is one of what can be cached: links never can.</summary>
    public override string ToString() =>
        $"{Hits} of {Cacheable} cacheable calls from {(Remote.Length == 0 || State == "unused" ? "the engine's disk" : RemoteHits == Hits && Hits > 0 ? Remote : $"disk and {Remote}")}"
        + (RemoteHits > 0 && RemoteHits < Hits ? $" ({RemoteHits} of them remote)" : "")
        + (RemoteWrites > 0 ? $", {RemoteWrites} written to it" : "")
        + (Languages.Count > 0 ? $" ({string.Join(", ", Languages.Select(x => $"{x.Language} {x.Hits}/{x.Hits + x.Misses + x.Errors}"))})" : "");

    /// <summary>Adds what one step's server counted.</summary>
    /// <param name="json">What <c>sccache --show-stats --stats-format=json</c> prints.</param>
    /// <returns>The sum; this where the text is no such answer.</returns>
    public CompilerCacheRecord With(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var stats = document.RootElement.GetProperty("stats");
            var languages = Languages.ToDictionary(x => x.Language, StringComparer.Ordinal);
            Count("cache_hits", (x, n) => x with { Hits = x.Hits + n });
            Count("cache_misses", (x, n) => x with { Misses = x.Misses + n });
            Count("cache_errors", (x, n) => x with { Errors = x.Errors + n });
            var (hits, writes) = OfRemote(document.RootElement, stats);
            return this with
            {
                Steps = Steps + 1,
                Requests = Requests + stats.GetProperty("compile_requests").GetInt32(),
                NotCacheable = NotCacheable + stats.GetProperty("requests_not_cacheable").GetInt32() + stats.GetProperty("requests_not_compile").GetInt32(),
                RemoteHits = RemoteHits + hits,
                RemoteWrites = RemoteWrites + writes,
                Languages = [.. languages.Values.OrderBy(x => x.Language, StringComparer.Ordinal)],
            };

            void Count(string member, Func<LanguageRecord, int, LanguageRecord> add)
            {
                foreach (var count in stats.GetProperty(member).GetProperty("counts").EnumerateObject())
                    languages[count.Name] = add(languages.GetValueOrDefault(count.Name) ?? new LanguageRecord(count.Name, 0, 0, 0), count.Value.GetInt32());
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return this;
        }
    }

    /// <summary>A level after the disk, or a remote that is the only one: then all that was hit was hit there.</summary>
    private static (int Hits, int Writes) OfRemote(JsonElement root, JsonElement stats)
    {
        if (stats.TryGetProperty("multi_level", out var levels) && levels.ValueKind == JsonValueKind.Array)
        {
            var remote = levels.EnumerateArray().Skip(1).ToList();
            return (remote.Sum(x => x.GetProperty("hits").GetInt32()), remote.Sum(x => x.GetProperty("writes").GetInt32()));
        }
        var location = root.GetProperty("cache_location").GetString() ?? "";
        return location.StartsWith("Local disk", StringComparison.Ordinal) || location.StartsWith("Multi-level", StringComparison.Ordinal)
            ? (0, 0)
            : (
                stats.GetProperty("cache_hits").GetProperty("counts").EnumerateObject().Sum(x => x.Value.GetInt32()),
                stats.GetProperty("cache_writes").GetInt32()
            );
    }
}

/// <summary>Hits and misses of one language, as sccache names it.</summary>
/// <param name="Language">Such as <c>C/C++</c>, <c>CUDA</c> or <c>Rust</c>.</param>
/// <param name="Hits">Found.</param>
/// <param name="Misses">Compiled.</param>
/// <param name="Errors">Calls whose cache failed; they were compiled.</param>
public sealed record LanguageRecord(string Language, int Hits, int Misses, int Errors);
