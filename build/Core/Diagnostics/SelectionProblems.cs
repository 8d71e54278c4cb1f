namespace Slipway.Core.Diagnostics;

/// <summary>SLP11x: a wish that cannot be met.</summary>
public static class SelectionProblems
{
    /// <summary>SLP110: an upstream that nobody has named.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="known">All names.</param>
    public static Problem UnknownUpstream(string typed, IEnumerable<string> known) => Unknown("SLP110", "upstream", typed, known);

    /// <summary>SLP111: a platform that images are not made for.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="known">All names.</param>
    public static Problem UnknownPlatform(string typed, IEnumerable<string> known) => Unknown("SLP111", "platform", typed, known);

    /// <summary>SLP112: this version cannot build from that upstream yet.</summary>
    /// <param name="name">The upstream.</param>
    /// <param name="isDefault">Whether it was taken because nothing was said.</param>
    public static Problem UpstreamNotReady(string name, bool isDefault) =>
        new(
            "SLP112",
            Family.Usage,
            isDefault
                ? $"no --upstream was given, and the default '{name}' cannot be built from in this version"
                : $"upstream '{name}' cannot be built from in this version",
            "debian (one Debian mirror and nothing else)",
            "./build.sh Runtime --upstream debian"
        );

    /// <summary>SLP113: the mode full holds an engine that computes on GPUs only.</summary>
    public static Problem FullNeedsGpu() =>
        new(
            "SLP113",
            Family.Usage,
            "mode full on device cpu: its inference engines are CUDA builds",
            "full with gpu; minimal or recommended with cpu",
            "--mode full --device gpu, or --mode minimal --device cpu"
        );

    /// <summary>SLP114: the upstream does not serve that choice.</summary>
    /// <param name="what">backend, mode or device.</param>
    /// <param name="choice">What was asked for.</param>
    /// <param name="upstream">The upstream.</param>
    /// <param name="served">What it serves.</param>
    public static Problem NotServed(string what, string choice, string upstream, IEnumerable<string> served)
    {
        var words = string.Join(", ", served);
        return new("SLP114", Family.Usage, $"{what} {choice} is not served by upstream {upstream}", words, $"--{what} {words.Split(',')[0]}");
    }

    private static Problem Unknown(string number, string what, string typed, IEnumerable<string> known)
    {
        var words = known.ToList();
        return new(number, Family.Usage, $"unknown {what} '{typed}'", string.Join(", ", words), $"--{what} {Closest.To(typed, words) ?? words[0]}");
    }
}
