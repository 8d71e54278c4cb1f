namespace Slipway.Core.Diagnostics;

/// <summary>SLP620 to SLP627: generated workflows, and the targets that only CI has use for.</summary>
public static class WorkflowProblems
{
    /// <summary>SLP620: an action that generated workflows use has no commit.</summary>
    /// <param name="file">The file of pins.</param>
    /// <param name="actions">The actions.</param>
    public static Problem NoPin(string file, IReadOnlyList<string> actions) =>
        new(
            "SLP620",
            Family.Usage,
            $"{file} has no commit for {string.Join(", ", actions)}",
            "each action that workflows use, in \"actions\": its name, its version, its commit",
            $"add it to {file}, such as {{ \"action\": \"{actions[0]}\", \"version\": \"v1.2.3\", \"commit\": \"40 hexadecimal digits\" }}"
        );

    /// <summary>SLP621: a workflow of the user's own has a name that would be written.</summary>
    /// <param name="path">The file.</param>
    public static Problem OwnFile(string path) =>
        new(
            "SLP621",
            Family.Usage,
            $"{path} was not written by Slipway",
            "files that Slipway wrote, or none",
            $"move {path} aside, then run the command again"
        );

    /// <summary>SLP622: a workflow is not what the settings say.</summary>
    /// <param name="path">The file.</param>
    /// <param name="difference">What differs.</param>
    /// <param name="mend">The command that writes it anew.</param>
    public static Problem Drift(string path, string difference, string mend) =>
        new(
            "SLP622",
            Family.Drift,
            $"{path} is not what slipway.json and pins.json say:\n{difference}",
            "the generated text, unedited",
            $"{mend}, then commit the file"
        );

    /// <summary>SLP623: an index is to be published, and layers of a platform are nowhere.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="layers">Names of the layers.</param>
    /// <param name="cache">The cache that was asked; null for none.</param>
    public static Problem NotMade(string platform, IReadOnlyList<string> layers, string? cache) =>
        new(
            "SLP623",
            Family.Missing,
            $"{platform}: {layers.Count} layers are neither in the store nor in {(cache is null ? "a cache, as none is named" : $"the cache {cache}")}: {string.Join(", ", layers)}",
            "every layer, found by its key: Publish makes none",
            $"on a machine of {platform}: ./build.sh Runtime PushCache --platform {platform}, with the same --cache"
        );

    /// <summary>SLP624: an index is to be published, and an image of it has passed no test.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="digest">Digest of its manifest.</param>
    public static Problem NotTested(string platform, string digest) =>
        new(
            "SLP624",
            Family.Missing,
            $"{platform}: no pass of the image's test is recorded for {digest}",
            "a pass, in the store or in the cache",
            $"on a machine of {platform}: ./build.sh Runtime PushCache --platform {platform}, with the same --cache; or publish untested with --smoke off"
        );

    /// <summary>SLP625: one key, two contents.</summary>
    /// <param name="cache">The cache.</param>
    /// <param name="layers">Layer and both contents, one text each.</param>
    public static Problem LayersDiffer(string cache, IReadOnlyList<string> layers) =>
        new(
            "SLP625",
            Family.Drift,
            $"{layers.Count} layers have another content here than in {cache} under the same key: {string.Join("; ", layers)}",
            "one content for one key",
            "find out what the layer's maker reads that is not in its key (./build.sh Explain --why LAYER), or who else writes to the cache"
        );

    /// <summary>SLP626: layers are to be compared, and none of the plan is in the store.</summary>
    /// <param name="layers">How many layers the plan has.</param>
    public static Problem NothingToCompare(int layers) =>
        new(
            "SLP626",
            Family.Missing,
            $"of the plan's {layers} layers none is in the store",
            "layers that were made here",
            "make them first: ./build.sh Runtime --cache none"
        );

    /// <summary>SLP627: layers are to be compared, and the cache does not answer.</summary>
    /// <param name="cache">The cache.</param>
    /// <param name="reason">What happened.</param>
    public static Problem NotCompared(string cache, string reason) =>
        new(
            "SLP627",
            Family.Missing,
            $"the cache {cache} did not say what it has: {reason}",
            "an answer for each key",
            "run it again when the registry can be reached"
        );
}
