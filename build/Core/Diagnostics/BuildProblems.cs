namespace Slipway.Core.Diagnostics;

/// <summary>SLP51x: a step inside the engine that ran and failed.</summary>
public static class BuildProblems
{
    /// <summary>SLP510: a step of a bake failed.</summary>
    /// <param name="step">The step as BuildKit names it, such as <c>[2/3] RUN make</c>.</param>
    /// <param name="error">What BuildKit says of it.</param>
    /// <param name="lastLines">The end of what the step printed.</param>
    public static Problem StepFailed(string step, string error, string lastLines) =>
        new("SLP510", Family.Failed, $"{step} failed: {error}{Block(lastLines)}", "", "read the lines above: they are the step's own");

    /// <summary>SLP511: a bake failed outside of any step: its file, a context or an output is wrong.</summary>
    /// <param name="command">The command line.</param>
    /// <param name="lastLines">The end of what buildx said.</param>
    public static Problem BakeFailed(string command, string lastLines) =>
        new("SLP511", Family.Failed, $"the bake failed: {command}{Block(lastLines)}", "", "read the lines above; the command can be run by hand as printed");

    /// <summary>SLP512: the engine went away while it was working.</summary>
    /// <param name="endpoint">Its address.</param>
    /// <param name="during">What it was doing.</param>
    /// <param name="lastLines">The end of what was heard of it.</param>
    public static Problem EngineGone(string endpoint, string during, string lastLines) =>
        new(
            "SLP512",
            Family.Failed,
            $"the engine at {endpoint} went away during {during}{Block(lastLines)}",
            "",
            "run the same command again: finished steps are kept, and an own engine is started anew"
        );

    /// <summary>SLP513: the disk that the engine keeps its data on is full.</summary>
    /// <param name="folder">The engine's data folder.</param>
    /// <param name="freeBytes">Bytes free there now; null where that cannot be seen from here.</param>
    /// <param name="during">What it was doing.</param>
    public static Problem DiskFull(string folder, long? freeBytes, string during) =>
        new(
            "SLP513",
            Family.Failed,
            $"no space left for the engine's data in {folder} during {during}" + (freeBytes is { } free ? $" ({free / 1_000_000} MB free now)" : ""),
            "",
            "free some space there, for example with 'docker builder prune', then run the same command again"
        );

    /// <summary>SLP514: the engine took an image but cannot run it.</summary>
    /// <param name="name">The image.</param>
    /// <param name="said">What the engine said.</param>
    public static Problem LoadBroken(string name, string said) =>
        new(
            "SLP514",
            Family.Failed,
            $"the engine did not take the image {name}{Block(said)}",
            "an image that the engine lists under its digest and can create a container from",
            "remove the image from the engine and run it again; if it stays, the engine's store is damaged"
        );

    /// <summary>SLP515: a container could not be created or started.</summary>
    /// <param name="image">The image.</param>
    /// <param name="reason">What the engine said.</param>
    public static Problem ContainerFailed(string image, string reason) =>
        new("SLP515", Family.Failed, $"no container of {image} could be started: {reason}", "", "run the image by hand with 'docker run' to see more");

    /// <summary>SLP516: an image is not in the engine.</summary>
    /// <param name="image">The image.</param>
    /// <param name="endpoint">The engine.</param>
    public static Problem ImageMissing(string image, string endpoint) =>
        new("SLP516", Family.Failed, $"the engine at {endpoint} has no image {image}", "", "build it or load it first");

    /// <summary>SLP517: a container was ended because it ran out of memory.</summary>
    /// <param name="image">The image.</param>
    /// <param name="limitBytes">Its limit; 0 where it had none of its own.</param>
    public static Problem OutOfMemory(string image, long limitBytes) =>
        new(
            "SLP517",
            Family.Failed,
            $"a container of {image} ran out of memory" + (limitBytes > 0 ? $" at its limit of {limitBytes / 1_000_000} MB" : ""),
            "",
            "give it more memory, or make it need less"
        );

    private static string Block(string lines) => lines.Trim().Length == 0 ? "" : "\n" + Lines.Indent(lines.TrimEnd());

    /// <summary>SLP518: a bake ended well and left nothing.</summary>
    /// <param name="platform">The platform.</param>
    public static Problem NothingExported(string platform) =>
        new(
            "SLP518",
            Family.Failed,
            $"BackendBuild exported no file for {platform}",
            "a module below /out in backend-build.Dockerfile",
            "look at the stage 'native' of dockerfiles/backend-build.Dockerfile"
        );
}
