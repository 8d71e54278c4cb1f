using Slipway.Core.Catalog;
using Slipway.Core.Jobs;
using Slipway.Core.Planning;
using Slipway.Tools.Engine;
using Slipway.Tools.Making;
using Slipway.Tools.Store;

namespace Slipway.Tools.Jobs;

/// <summary>Facts of a run that stand in its job's record.</summary>
internal static class JobFacts
{
    /// <summary>The options that were given, and those whose default is another one on another machine.</summary>
    public static IReadOnlyList<JobOption> Options(JobRequest job, BuildRequest request, Selection selection) =>
        [
            .. job
                .Options.Where(x => JobOptions.IsRecorded(x.Name))
                .Select(x => x with { Value = JobPaths.Shortened(x.Value, request.Root) })
                .Concat([
                    new JobOption("platform", string.Join(',', selection.Platforms), "default"),
                    new JobOption("locked", request.Locked ? "true" : "false", "default"),
                ])
                .DistinctBy(x => x.Name, StringComparer.Ordinal)
                .OrderBy(x => x.Name, StringComparer.Ordinal),
        ];

    /// <summary>What names of the outside were resolved to. Addresses of mirrors are none: the same packages are the same from anywhere.</summary>
    public static IReadOnlyDictionary<string, string> Resolved(BuildPlan plan, BuildRequest request)
    {
        var resolved = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["upstream"] = plan.Inputs.Selection.Upstream.Name };
        foreach (var platform in plan.Inputs.Platforms)
            if (platform.Locks.Snapshot.Length > 0)
                resolved[$"snapshot {platform.Platform}"] = platform.Locks.Snapshot;
        foreach (var layer in plan.Layers.Where(x => x.Maker == Core.Images.LayerMaker.Base))
            resolved[$"base {layer.Platform}"] = $"key {layer.Key.Hex}";
        if (plan.Inputs.Model is { } model)
            resolved["model"] = $"sha256:{model.Sha256}";
        if (request.Index is { } index)
            resolved["index"] = JobPaths.Shortened(index, request.Root);
        return resolved;
    }

    /// <summary>Versions of what makes and packs layers.</summary>
    /// <param name="engine">The engine that was found; null for none.</param>
    public static IReadOnlyDictionary<string, string> Tools(FoundEngine? engine)
    {
        var tools = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["dotnet"] = Environment.Version.ToString(),
            ["slipway"] = typeof(JobSpec).Assembly.GetName().Version?.ToString(3) ?? "unknown",
            ["zstd"] = ZstdLibrary.System?.Version ?? "none",
        };
        if (engine is not null)
        {
            tools["engine"] = engine.Features.Version;
            tools["buildx"] = engine.Features.Buildx.Version;
        }
        return tools;
    }
}
