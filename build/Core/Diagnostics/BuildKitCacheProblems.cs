namespace Slipway.Core.Diagnostics;

/// <summary>SLP538, SLP539 and SLP545 to SLP548: BuildKit's caches.</summary>
public static class BuildKitCacheProblems
{
    /// <summary>SLP538: the builder cannot use a cache.</summary>
    /// <param name="cache">As <c>--cache</c> calls it.</param>
    /// <param name="reason">Why not.</param>
    public static Problem NotInDriver(string cache, string reason) =>
        new(
            "SLP538",
            Family.Missing,
            $"the builder cannot use --cache {cache}: {reason}",
            "docker with containerd's image store: local, registry, gha. Builders of docker-container, kubernetes and remote: all",
            "take --cache registry=HOST/PATH, or a builder: docker buildx create --name caches --driver docker-container, then --builder caches"
        );

    /// <summary>SLP539: a program is too old for a cache, or GitHub's cache is not in reach.</summary>
    /// <param name="cache">As <c>--cache</c> calls it.</param>
    /// <param name="program">The program.</param>
    /// <param name="version">Its version.</param>
    /// <param name="floor">The least.</param>
    public static Problem TooOld(string cache, string program, string version, string floor) =>
        new("SLP539", Family.Missing, $"{program} {version} is too old for --cache {cache}", $"{program} {floor} or newer", "update it, or take another cache");

    /// <summary>SLP545: GitHub's cache is wanted outside of GitHub Actions.</summary>
    /// <param name="variables">The token's variable, then those of the address, of which one is enough.</param>
    public static Problem NotInActions(IReadOnlyList<string> variables) =>
        new(
            "SLP545",
            Family.Usage,
            $"--cache gha is wanted, and {variables[0]} or the address of the cache is not set",
            $"{variables[0]}, and {string.Join(" or ", variables.Skip(1))}: buildx would leave the cache out without a word",
            "on GitHub let a step give them to the job (actions/github-script: core.exportVariable); elsewhere take another cache"
        );

    /// <summary>SLP546: caches were not written.</summary>
    /// <param name="cache">As <c>--cache</c> calls it.</param>
    /// <param name="missing">Names that are not there.</param>
    /// <param name="reason">What BuildKit or the store said.</param>
    public static Problem NotWritten(string cache, IReadOnlyList<string> missing, string reason) =>
        new(
            "SLP546",
            Family.Failed,
            $"BuildKit's cache was not written to {cache}: {string.Join(", ", missing)}: {reason}",
            "a cache that can be written: PushCache is for nothing else",
            "look at rights and room there, and run PushCache again: what was written stays"
        );

    /// <summary>SLP547: a build with caches failed and is tried without them. A warning.</summary>
    /// <param name="caches">As <c>--cache</c> calls them.</param>
    /// <param name="reason">What BuildKit said.</param>
    public static Problem NotRead(string caches, string reason) =>
        new(
            "SLP547",
            Family.Warning,
            $"BuildKit's cache in {caches} could not be used: {reason}",
            "",
            "nothing: it is built without it. PushCache writes what is lost or damaged there again"
        );

    /// <summary>SLP548: caches that are near to a checkout cannot be named. A warning.</summary>
    /// <param name="reason">Why.</param>
    public static Problem PlaceUnknown(string reason) =>
        new(
            "SLP548",
            Family.Warning,
            $"which of BuildKit's caches are near to this checkout is not known in full: {reason}",
            "",
            "nothing: the cache of exactly this state is found all the same. For more, check the branch out with its history"
        );
}
