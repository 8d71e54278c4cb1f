using System.Text.Json;
using System.Text.Json.Serialization;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Planning;
using Slipway.Core.Wheels;

namespace Slipway.Tools.Making;

/// <summary>Takes what a step left into the store, by the wheel's key.</summary>
internal static class CompileOutput
{
    /// <returns>What it took; nothing where a problem was added: SLP583.</returns>
    public static CompileResult Take(Workbench bench, CompilePlan wheel, string folder, List<Problem> problems)
    {
        var source = wheel.Build.Source;
        if (Wrong(wheel, folder) is { } wrong)
        {
            problems.Add(CompileProblems.NotTheWheel($"{source.NormalizedName} {source.Version}", wheel.Key.Abbreviated, wrong));
            return CompileResult.None;
        }
        var file = Directory.GetFiles(folder, "*.whl")[0];
        var stats = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, "stats.json")), CompileStatsContext.Default.CompileStats)!;
        var bytes = File.ReadAllBytes(file);
        var made = new CompiledWheel(wheel.Key, Path.GetFileName(file), bench.Store.Add(bytes), bytes.Length);
        var provenance = new WheelProvenance(
            WheelProvenance.CurrentSchema,
            wheel.Key.Hex,
            wheel.Inputs,
            made.FileName,
            made.Digest.Hex,
            made.Size,
            stats.Objects,
            stats.Libraries,
            stats.Imported,
            stats.Lacking,
            stats.Seconds,
            stats.Jobs,
            stats.Sccache.GetValueOrDefault("hits"),
            stats.Sccache.GetValueOrDefault("misses")
        );
        bench.Compiled.Record(made, provenance);
        bench.Records.Keys.KeepWheel(wheel);
        return new CompileResult(1, 0, made.Size, 0, 0, provenance.CacheHits, provenance.CacheMisses);
    }

    private static string? Wrong(CompilePlan wheel, string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.whl") : [];
        if (files.Length != 1)
            return $"{files.Length} wheels";
        var name = Path.GetFileName(files[0]);
        if (WheelFileName.TryParse(name, out var reason) is not { } parsed)
            return $"'{name}' {reason}";
        var source = wheel.Build.Source;
        return parsed.Name != source.NormalizedName || !(parsed.Version with { Local = null }).Equals(PythonVersion.Parse(source.Version) with { Local = null })
            ? $"it is {parsed.Name} {parsed.Version}"
            : null;
    }
}

/// <summary>What the step says of a wheel.</summary>
/// <param name="Objects">Its extensions and libraries.</param>
/// <param name="Libraries">Libraries that they need and that it does not bring.</param>
/// <param name="Imported">Modules that were imported.</param>
/// <param name="Lacking">Modules that were not, for want of another package.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Jobs">How many compilers were allowed at once.</param>
/// <param name="Sccache">Figures of the compiler cache.</param>
internal sealed record CompileStats(
    IReadOnlyList<string> Objects,
    IReadOnlyList<string> Libraries,
    IReadOnlyList<string> Imported,
    IReadOnlyList<string> Lacking,
    double Seconds,
    int Jobs,
    IReadOnlyDictionary<string, int> Sccache
);

/// <summary>JSON code made at compile time: start-up counts.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CompileStats))]
internal sealed partial class CompileStatsContext : JsonSerializerContext;
