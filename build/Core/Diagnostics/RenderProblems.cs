namespace Slipway.Core.Diagnostics;

/// <summary>SLP17x and SLP54x: what stands in the way of rendering an image for plain Docker.</summary>
public static class RenderProblems
{
    /// <summary>SLP170: the folder to render to holds something else.</summary>
    /// <param name="folder">The folder.</param>
    public static Problem ForeignFolder(string folder) =>
        new(
            "SLP170",
            Family.Usage,
            $"{folder} is not empty and was not rendered by Slipway",
            "a folder that does not exist, is empty, or was rendered before",
            "name another folder with --output, or empty this one"
        );

    /// <summary>SLP171: the file to write is the user's own.</summary>
    /// <param name="file">The file.</param>
    public static Problem ForeignFile(string file) =>
        new(
            "SLP171",
            Family.Usage,
            $"{file} was not written by Slipway",
            "no such file, or one that Compose wrote",
            "rename it, put what you changed into compose.override.yaml, or name another folder with --output"
        );

    /// <summary>SLP172: no mode can be rendered for compose.</summary>
    /// <param name="reasons">Why, a mode a line.</param>
    public static Problem NothingToCompose(IReadOnlyList<string> reasons) =>
        new(
            "SLP172",
            Family.Usage,
            $"no mode can be rendered: {string.Join("; ", reasons)}",
            "an upstream with a lock for device cpu",
            "make a lock with './build.sh Lock', or name another upstream, such as --upstream debian"
        );

    /// <summary>The number of <see cref="NoLock"/>: whoever renders several selections goes on with the others.</summary>
    public const string NoLockNumber = "SLP540";

    /// <summary>SLP540: locks that a rendered image is installed from do not exist.</summary>
    /// <param name="files">The locks.</param>
    public static Problem NoLock(IReadOnlyList<string> files) =>
        new(
            NoLockNumber,
            Family.Drift,
            $"{string.Join(", ", files)} {(files.Count == 1 ? "does" : "do")} not exist: the image would have no exact contents",
            "a lock for each platform",
            "make it with './build.sh Lock' and the same options"
        );

    /// <summary>SLP541: no base image is pinned for a platform.</summary>
    /// <param name="name">Name of the pin.</param>
    /// <param name="platforms">The platforms.</param>
    public static Problem NoPin(string name, IEnumerable<string> platforms) =>
        new(
            "SLP541",
            Family.Drift,
            $"pins.json has no image '{name}' for {string.Join(", ", platforms)}",
            "one line with image, tag and digest",
            "add the line to pins.json"
        );
}
