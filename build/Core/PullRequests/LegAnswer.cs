using Slipway.Core.Jobs;

namespace Slipway.Core.PullRequests;

/// <summary>What the job of one leg left.</summary>
/// <param name="Leg">Image and platform, such as <c>minimal-onnx-cpu.arm64</c>.</param>
/// <param name="Job">What it made; null where it left none that can be read.</param>
/// <param name="Audit">What its image is made of; null where it left none that can be read.</param>
public sealed record LegAnswer(string Leg, JobSpec? Job, SeenAudit? Audit)
{
    /// <summary>Name of an audit in a job's folder.</summary>
    public const string AuditFile = "audit.json";

    /// <summary>Packed bytes of its images; null where unknown.</summary>
    public long? Packed =>
        Audit is { Images.Count: > 0 } audit ? audit.Images.Sum(x => x.Packed)
        : Job?.Result is { } result ? result.Images.Sum(x => x.Bytes)
        : null;

    /// <summary>Findings of its images.</summary>
    public IEnumerable<SeenFinding> Findings => Audit?.Images.SelectMany(x => x.Findings) ?? [];

    /// <summary>Budgets of its images.</summary>
    public IEnumerable<SeenBudget> Budgets => Audit?.Images.SelectMany(x => x.Budgets) ?? [];
}

/// <summary>The same leg on the base branch.</summary>
/// <param name="Answer">What it left.</param>
/// <param name="Run">Id of the run.</param>
/// <param name="Commit">The commit of that run.</param>
public sealed record EarlierLeg(LegAnswer Answer, long Run, string Commit);

/// <summary>What a comment tells.</summary>
/// <param name="Commit">The commit that was built.</param>
/// <param name="Base">The branch that it is compared with; null where it is compared with none.</param>
/// <param name="Legs">The legs.</param>
/// <param name="Earlier">The legs of the base branch that were found.</param>
/// <param name="Missing">What is not there or cannot be read, a sentence each.</param>
public sealed record PullRequestFacts(
    string? Commit,
    string? Base,
    IReadOnlyList<LegAnswer> Legs,
    IReadOnlyDictionary<string, EarlierLeg> Earlier,
    IReadOnlyList<string> Missing
)
{
    /// <summary>Legs that were not built, since all of them is found by its key: name and reason.</summary>
    public IReadOnlyList<(string Leg, string Reason)> Reused { get; init; } = [];
}
