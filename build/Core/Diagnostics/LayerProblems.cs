namespace Slipway.Core.Diagnostics;

/// <summary>SLP31x: layers and archives that cannot be written or must not be read.</summary>
public static class LayerProblems
{
    /// <summary>SLP311: a path that a layer must not contain.</summary>
    /// <param name="path">The path.</param>
    /// <param name="reason">What is wrong with it.</param>
    public static Problem BadPath(string path, string reason) =>
        new(
            "SLP311",
            Family.Failed,
            $"the path '{Printable(path)}' {reason}",
            "relative paths of segments joined by '/', without '.', '..', NUL or names that begin with '.wh.'",
            "remove it from the archive or the wheel that it comes from"
        );

    /// <summary>SLP312: two entries want the same path and are not the same.</summary>
    /// <param name="path">The path.</param>
    /// <param name="first">What the first is.</param>
    /// <param name="second">What the second is.</param>
    public static Problem Conflict(string path, string first, string second) =>
        new(
            "SLP312",
            Family.Failed,
            $"the path '{Printable(path)}' is wanted twice: {first} and {second}",
            "one entry a path, or equal ones",
            "leave one of the two out"
        );

    /// <summary>SLP313: an entry lies below something that is not a directory.</summary>
    /// <param name="path">The entry's path.</param>
    /// <param name="parent">What lies above it.</param>
    /// <param name="kind">What that is.</param>
    public static Problem ParentIsNoDirectory(string path, string parent, string kind) =>
        new(
            "SLP313",
            Family.Failed,
            $"the entry '{Printable(path)}' lies below '{Printable(parent)}', which is a {kind}",
            "directories above entries",
            "a link there would lead the entry out of its folder: give the entry its real path"
        );

    /// <summary>SLP314: a file does not have the number of bytes that was announced.</summary>
    /// <param name="path">The entry's path.</param>
    /// <param name="announced">Bytes announced.</param>
    /// <param name="found">Bytes read, at least.</param>
    public static Problem WrongSize(string path, long announced, long found) =>
        new(
            "SLP314",
            Family.Failed,
            $"the content of '{Printable(path)}' has {(found > announced ? "more than " : "")}{Math.Min(found, announced + 1)} bytes",
            $"{announced} bytes, as announced",
            "it changed while it was read: run again when nothing writes to it"
        );

    /// <summary>SLP315: an archive that must not be unpacked or listed.</summary>
    /// <param name="archive">Its name.</param>
    /// <param name="reason">What is wrong with it.</param>
    public static Problem BadArchive(string archive, string reason) =>
        new("SLP315", Family.Failed, $"the archive {archive} is refused: {reason}", "a well-formed archive", "nothing of it was used; ask whoever made it");

    /// <summary>SLP316: a manifest, index or config that is not one.</summary>
    /// <param name="name">Where it comes from.</param>
    /// <param name="reason">What is wrong with it.</param>
    public static Problem BadDocument(string name, string reason) =>
        new(
            "SLP316",
            Family.Failed,
            $"{name} cannot be used: {reason}",
            "a manifest, index or config of the OCI image specification",
            "nothing of it was used; ask whoever made it"
        );

    private static string Printable(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : c.ToString()));
}
