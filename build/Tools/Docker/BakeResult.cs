using System.Text.Json;
using Slipway.Core.Images;

namespace Slipway.Tools.Docker;

/// <summary>What a bake did.</summary>
/// <param name="Steps">Its steps, in the order in which BuildKit named them.</param>
/// <param name="Targets">Facts of the metadata file, one a target.</param>
/// <param name="Elapsed">Wall time.</param>
public sealed record BakeResult(IReadOnlyList<BakeStep> Steps, IReadOnlyList<BakedTarget> Targets, TimeSpan Elapsed)
{
    /// <summary>Whether no step of a Dockerfile had to run.</summary>
    public bool AllCached => Steps.Where(s => s.IsBuild).All(s => s.Cached);
}

/// <summary>A step of a bake: a vertex of BuildKit's graph.</summary>
/// <param name="Name">As BuildKit names it, such as <c>[2/3] RUN make</c>.</param>
/// <param name="Cached">Whether its result was found.</param>
/// <param name="Elapsed">Time that it took; zero where it was found or never began.</param>
/// <param name="Error">What went wrong; null where nothing did.</param>
/// <param name="LastLines">The end of what it printed.</param>
public sealed record BakeStep(string Name, bool Cached, TimeSpan Elapsed, string? Error, IReadOnlyList<string> LastLines)
{
    /// <summary>
    /// Whether it comes from a Dockerfile: its bracket ends with its place among the steps of its stage, such as <c>[2/3]</c> or <c>[backend-build-amd64 compile 1/2]</c>. What reads
    /// files, caches and contexts, and what writes results, has words there, with the target's name before them where several are baked.
    /// </summary>
    public bool IsBuild =>
        Name.StartsWith('[')
        && Name.IndexOf(']', StringComparison.Ordinal) is > 0 and var end
        && Name[1..end].Split(' ')[^1].Split('/') is [var number, var count]
        && int.TryParse(number, out _)
        && int.TryParse(count, out _);

    /// <summary>Whether it ended because another one failed.</summary>
    public bool Canceled => Error?.Contains("context canceled", StringComparison.Ordinal) == true;
}

/// <summary>A target's entry of the metadata file.</summary>
/// <param name="Name">The target.</param>
/// <param name="Digest">Digest of what was written; null where it has none (a folder).</param>
/// <param name="Metadata">The whole entry.</param>
public sealed record BakedTarget(string Name, Digest? Digest, JsonElement Metadata);
