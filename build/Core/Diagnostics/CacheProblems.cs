namespace Slipway.Core.Diagnostics;

/// <summary>SLP53x: layers by key in a registry. What a cache cannot give is made; so most of these are warnings.</summary>
public static class CacheProblems
{
    /// <summary>Number of <see cref="RegistryProblems.BadReference"/>.</summary>
    internal const string BadReferenceNumber = "SLP350";

    /// <summary>SLP530: <c>--cache</c> or the setting names something that is no cache.</summary>
    /// <param name="given">As given.</param>
    /// <param name="expected">What it takes.</param>
    /// <param name="closest">The word that was probably meant; null when none is near.</param>
    public static Problem UnknownCache(string given, string expected, string? closest) =>
        new(
            "SLP530",
            Family.Usage,
            $"there is no cache '{given}'",
            expected,
            closest is null ? "such as --cache registry=registry.example.com/team/cache" : $"did you mean '{closest}'?"
        );

    /// <summary>SLP531: a cache in a registry is wanted and nobody says which repository.</summary>
    public static Problem NoRepository() =>
        new(
            "SLP531",
            Family.Usage,
            "a cache in a registry is wanted, and no repository is named",
            "--cache registry=HOST/PATH, or cache.repository in slipway.json",
            "name one, such as --cache registry=registry.example.com/team/cache"
        );

    /// <summary>SLP532: the cache does not answer. A warning: what it might have is made.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="reason">What happened.</param>
    public static Problem NotAsked(string repository, string reason) =>
        new("SLP532", Family.Warning, $"the cache {repository} was not used: {reason}", "", "nothing: layers that it may have are made instead");

    /// <summary>SLP533: what the cache has under keys cannot be what they stand for. A warning: it is made anew.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="refused">Layer and reason, one text each.</param>
    public static Problem Refused(string repository, IReadOnlyList<string> refused) =>
        new(
            "SLP533",
            Family.Warning,
            $"the cache {repository} has {refused.Count} layers that were refused: {string.Join("; ", refused)}",
            "an artifact of that key, whose layer has the digests that it says",
            "nothing: they are made anew, and PushCache replaces them. If it happens again, ask who else writes there"
        );

    /// <summary>SLP534: the cache has lost layers whose artifacts it has. A warning: they are made anew.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="lost">Layer and reason, one text each.</param>
    public static Problem Lost(string repository, IReadOnlyList<string> lost) =>
        new(
            "SLP534",
            Family.Warning,
            $"the cache {repository} no longer gives {lost.Count} layers that it lists: {string.Join("; ", lost)}",
            "",
            "nothing: they are made anew, and PushCache writes them again. Where a registry cleans up, let it keep what tags name"
        );

    /// <summary>SLP535: a registry takes no layers that are packed with zstd.</summary>
    /// <param name="host">The registry.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="answer">Status and the registry's own words.</param>
    public static Problem NoZstd(string host, string repository, string answer) =>
        new(
            "SLP535",
            Family.Failed,
            $"the registry {host} refuses a manifest whose layers are packed with zstd (repository {repository}): {answer}",
            "a registry that takes OCI 1.0.2 image layers (application/vnd.oci.image.layer.v1.tar+zstd)",
            "use another registry, or ask its owner for a newer version; the image can be written to a folder: --output out/image"
        );

    /// <summary>SLP536: PushCache could not write everything.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="noun">What is written: layers, wheels.</param>
    /// <param name="written">How many of them are there now.</param>
    /// <param name="all">How many the plan has.</param>
    /// <param name="reason">What happened.</param>
    public static Problem NotWritten(string repository, string noun, int written, int all, string reason) =>
        new(
            "SLP536",
            Family.Failed,
            $"{all - written} of {all} {noun} could not be written to the cache {repository}: {reason}",
            "",
            "run PushCache again: what was written stays, only the rest is sent"
        );
}
