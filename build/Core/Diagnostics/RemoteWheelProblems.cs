namespace Slipway.Core.Diagnostics;

/// <summary>SLP336 to SLP338: compiled wheels by key in a registry. What a cache cannot give is compiled; so these are warnings.</summary>
public static class RemoteWheelProblems
{
    /// <summary>SLP336: the cache does not give its wheels. A warning: they are compiled.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="missing">How many wheels are wanted and did not come.</param>
    /// <param name="reason">What happened.</param>
    public static Problem NotFetched(string repository, int missing, string reason) =>
        new(
            "SLP336",
            Family.Warning,
            $"{missing} compiled wheels could not be had from the cache {repository}: {reason}",
            "",
            "nothing: they are compiled here; run again when the cache answers, if that takes too long"
        );

    /// <summary>SLP337: what the cache has under keys of wheels cannot be what they stand for. A warning: they are compiled.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="refused">Wheel and reason, one text each.</param>
    public static Problem Refused(string repository, IReadOnlyList<string> refused) =>
        new(
            "SLP337",
            Family.Warning,
            $"the cache {repository} has {refused.Count} compiled wheels that were refused: {string.Join("; ", refused)}",
            "an artifact of that key, with a whole wheel of that project and version",
            "nothing: they are compiled here, and PushCache replaces them where their artifact cannot be right. If it happens again, ask who else writes there"
        );

    /// <summary>SLP338: a wheel was compiled here to other bytes than the cache has under its key. A warning: the cache keeps its own.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="wheels">File names of the wheels.</param>
    public static Problem OtherBytes(string repository, IReadOnlyList<string> wheels) =>
        new(
            "SLP338",
            Family.Warning,
            $"the cache {repository} has other bytes than were compiled here, and keeps them: {string.Join(", ", wheels)}",
            "a build whose result depends on its key alone",
            "nothing: both were made from the same; what differs is a clock, a random number or an order in that project's build"
        );
}
