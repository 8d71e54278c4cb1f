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
    /// <summary>Whether it comes from a Dockerfile: not reading files, not writing results.</summary>
    public bool IsBuild =>
        Name.StartsWith('[') && !Name.StartsWith("[internal]", StringComparison.Ordinal) && !Name.StartsWith("[auth]", StringComparison.Ordinal);

    /// <summary>Whether it ended because another one failed.</summary>
    public bool Canceled => Error?.Contains("context canceled", StringComparison.Ordinal) == true;
}

/// <summary>A target's entry of the metadata file.</summary>
/// <param name="Name">The target.</param>
/// <param name="Digest">Digest of what was written; null where it has none (a folder).</param>
/// <param name="Metadata">The whole entry.</param>
public sealed record BakedTarget(string Name, Digest? Digest, JsonElement Metadata);
