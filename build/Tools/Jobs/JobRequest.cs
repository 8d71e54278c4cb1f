using Slipway.Core.Jobs;

namespace Slipway.Tools.Jobs;

/// <summary>The record that a run leaves.</summary>
/// <param name="Folder">The job's folder, absolute.</param>
/// <param name="Targets">The targets of the command, in order.</param>
/// <param name="Options">The options that were given.</param>
/// <param name="System">Name of the CI system, or <c>terminal</c>.</param>
/// <param name="Reads">Told of each file that the plan is made from.</param>
public sealed record JobRequest(string Folder, IReadOnlyList<string> Targets, IReadOnlyList<JobOption> Options, string System, InputFiles Reads);
