using Slipway.Core.Commands;

namespace Slipway.Tools.Jobs;

/// <summary>Brings the record of a run's job.</summary>
/// <param name="run">Id of the run.</param>
/// <param name="job">Name of the job, such as <c>minimal-onnx-cpu.arm64</c>.</param>
/// <param name="folder">An empty folder that receives what the job left: <c>job.json</c> in it.</param>
/// <param name="cancellation">Ends it.</param>
public delegate Task JobFetch(string run, string job, string folder, CancellationToken cancellation);

/// <summary>Which job is run again.</summary>
/// <param name="Root">Root of the repository.</param>
/// <param name="Spec">The job's record; null where a run is named.</param>
/// <param name="Run">Id of a run of the CI; null where a record is named.</param>
/// <param name="Job">Name of the job of that run.</param>
/// <param name="PlanOnly">Only say what would be made and what cannot be matched.</param>
/// <param name="Program">The build: a program, and the words before the targets.</param>
/// <param name="Model">Targets and options that exist.</param>
/// <param name="Origins">What this run was given, and where.</param>
public sealed record ReplayRequest(
    string Root,
    string? Spec,
    string? Run,
    string? Job,
    bool PlanOnly,
    IReadOnlyList<string> Program,
    CommandModel Model,
    ParameterOrigins Origins
)
{
    /// <summary>Caches that are named here; empty for those of slipway.json.</summary>
    public IReadOnlyList<string> Cache { get; init; } = [];

    /// <summary>Brings records of runs.</summary>
    public required JobFetch Fetch { get; init; }
}
