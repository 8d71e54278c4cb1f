using Slipway.Core.Commands;

namespace Slipway.Core.Jobs;

/// <summary>Which options of a job say what is made, and which say where it goes or how it is shown.</summary>
public static class JobOptions
{
    /// <summary>What the image is made of: a replay has the same.</summary>
    public static IReadOnlyList<string> Replayed { get; } =
    [
        "mode",
        "device",
        "backend",
        "platform",
        "upstream",
        "locked",
        "cuda",
        "gpu-architectures",
        "bytecode",
        "requirements",
        "index",
        "override",
        "name",
        "tag",
        "all",
    ];

    /// <summary>What only the job could do, each with the reason that a reader is told.</summary>
    public static IReadOnlyDictionary<string, string> LeftOut { get; } =
        new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["push"] = "a replay never pushes",
            ["registry"] = "a replay never pushes",
            ["output"] = "a replay writes no folder",
            ["cache"] = "layers are taken only from caches that are named here (--cache, slipway.json)",
            ["builder"] = "steps run where this machine runs them",
            ["sccache"] = "a compiler's cache changes no byte, and may be written",
            ["smoke"] = "the image is tested where an engine is in reach",
        };

    /// <summary>How a run is shown and where its record goes: no part of a job's record.</summary>
    public static IReadOnlyList<string> Unrecorded { get; } =
    ["job-folder", "dry-run", "json", "markdown", "html", "fail-on-findings", "image", "spec", "run", "job"];

    /// <summary>Whether an option stands in a job's record: the build's own, but for those of showing.</summary>
    /// <param name="name">With dashes between words.</param>
    public static bool IsRecorded(string name) =>
        !Unrecorded.Contains(name, StringComparer.Ordinal) && !RunnerOptions.All.Any(x => Spelling.Dashed(x.Name) == name);
}
