using Slipway.Core.Diagnostics;
using Slipway.Core.Records;

namespace Slipway.Core.Progress;

/// <summary>What a run did: the last line of <c>--json</c>.</summary>
/// <param name="Succeeded">Whether all targets did what they are for.</param>
/// <param name="Seconds">Wall time of the run.</param>
/// <param name="Products">BuildBase, Wheelhouse and BackendBuild, as far as the run came.</param>
/// <param name="Image">The image, where Runtime made one.</param>
/// <param name="Problems">What went wrong.</param>
public sealed record ProgressSummary(
    bool Succeeded,
    double Seconds,
    IReadOnlyList<ProductRecord> Products,
    ImageSummary? Image,
    IReadOnlyList<Problem> Problems
);

/// <summary>The image that a run made.</summary>
/// <param name="Name">Repository and tag, as <c>docker run</c> takes them.</param>
/// <param name="Run">The line that runs it; null where no engine has it.</param>
/// <param name="Record">The record.</param>
public sealed record ImageSummary(string Name, string? Run, BuildRecord Record);
