namespace Slipway.Core.Diagnostics;

/// <summary>SLP183 to SLP189: Dockerfiles and bake targets that do not hold together, found before anything runs.</summary>
public static class GraphProblems
{
    /// <summary>SLP183: two products would write one remote cache: the last one wins and the other finds nothing.</summary>
    /// <param name="reference">The cache.</param>
    /// <param name="owners">Who writes it.</param>
    public static Problem CacheWrittenTwice(string reference, IReadOnlyList<string> owners) =>
        new(
            "SLP183",
            Family.Usage,
            $"{string.Join(" and ", owners)} would write the one cache {reference}",
            "a cache for each product, selection and platform",
            "give them different names or platforms"
        );

    /// <summary>SLP184: two targets would write one output.</summary>
    /// <param name="output">The output.</param>
    /// <param name="owners">Who writes it.</param>
    public static Problem OutputWrittenTwice(string output, IReadOnlyList<string> owners) =>
        new(
            "SLP184",
            Family.Usage,
            $"{string.Join(" and ", owners)} would write the one output {output}",
            "an output for each target",
            "give them different folders"
        );

    /// <summary>SLP185: architectures would share a cache mount, each finding the other's files.</summary>
    /// <param name="file">The Dockerfile.</param>
    /// <param name="line">Line, from 1.</param>
    /// <param name="id">The mount's id.</param>
    public static Problem CacheMountWithoutPlatform(string file, int line, string id) =>
        new(
            "SLP185",
            Family.Usage,
            $"{file}:{line}: the cache mount '{id}' is shared by all platforms",
            "an id with $TARGETARCH in it",
            $"write id={id.Trim('/').Replace('/', '-')}-$TARGETARCH, and ARG TARGETARCH above it"
        );

    /// <summary>SLP186: a name leads nowhere, or to an image that is not pinned.</summary>
    /// <param name="file">The Dockerfile or target.</param>
    /// <param name="line">Line, from 1; 0 where there is none.</param>
    /// <param name="name">The name.</param>
    /// <param name="known">Names that there are.</param>
    public static Problem NameUnknown(string file, int line, string name, IEnumerable<string> known)
    {
        var names = known.Order(StringComparer.Ordinal).ToList();
        var closest = Closest.To(name, names);
        return new(
            "SLP186",
            Family.Usage,
            $"{At(file, line)}'{name}' is no stage above, no named context, no file of the context and no image with a digest",
            string.Join(", ", names.Take(20)),
            closest is null ? "name one of these, or pin the image: NAME@sha256:..." : $"did you mean '{closest}'?"
        );
    }

    /// <summary>SLP187: an argument is used and not declared, declared and not given, or given and not declared: BuildKit would take it as empty or ignore it.</summary>
    /// <param name="place">The Dockerfile with its line, or the bake target.</param>
    /// <param name="name">The argument.</param>
    /// <param name="finding">What is wrong with it.</param>
    /// <param name="fix">What to write, and where.</param>
    public static Problem ArgumentUnmatched(string place, string name, string finding, string fix) =>
        new("SLP187", Family.Usage, $"{place}: {name} {finding}", "arguments that are declared above their use, and have a default or are given", fix);

    /// <summary>SLP188: something is copied or mounted and in no key: a change of it would go unnoticed.</summary>
    /// <param name="file">The Dockerfile.</param>
    /// <param name="line">Line, from 1; 0 where there is none.</param>
    /// <param name="input">The file or context.</param>
    public static Problem InputInNoKey(string file, int line, string input) =>
        new("SLP188", Family.Usage, $"{At(file, line)}{input} goes into a step and into no key", "inputs that are hashed", "copy or mount it by its own path");

    /// <summary>SLP189: a bake file has a key that bake does not know: bake accepts and ignores it.</summary>
    /// <param name="target">The bake target.</param>
    /// <param name="key">The key.</param>
    /// <param name="known">Keys that there are.</param>
    public static Problem BakeKeyUnknown(string target, string key, IReadOnlyList<string> known) =>
        new(
            "SLP189",
            Family.Usage,
            $"bake target {target} has the key '{key}', which bake ignores",
            string.Join(", ", known),
            Closest.To(key, known) is { } closest ? $"did you mean '{closest}'?" : "leave it out"
        );

    private static string At(string file, int line) => line > 0 ? $"{file}:{line}: " : $"{file}: ";
}
