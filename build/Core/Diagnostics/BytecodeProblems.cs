namespace Slipway.Core.Diagnostics;

/// <summary>SLP542 to SLP545: bytecode that cannot be made.</summary>
public static class BytecodeProblems
{
    private const string WithoutIt = "or build an image without bytecode: --bytecode off";

    /// <summary>SLP542: nothing in reach runs the base's Python, which alone can make its bytecode.</summary>
    /// <param name="python">Its version.</param>
    /// <param name="reasons">What was tried, and why not, one each.</param>
    public static Problem NoPython(string python, IReadOnlyList<string> reasons) =>
        new(
            "SLP542",
            Family.Missing,
            $"bytecode has to be made, and nothing runs the base's Python {python}:\n{Lines.Indent(string.Join('\n', reasons))}",
            "a Linux machine of one of the image's architectures, an engine that runs one of its platforms, or bytecode that was made before and is found by key",
            $"start an engine (see ./build.sh Doctor), {WithoutIt}"
        );

    /// <summary>SLP543: Python ended in the middle of its work.</summary>
    /// <param name="source">Path of the source that it was about to compile; null for none.</param>
    /// <param name="said">What it said.</param>
    public static Problem Ended(string? source, string said) =>
        new(
            "SLP543",
            Family.Failed,
            $"the base's Python ended {(source is null ? "before it compiled anything" : $"while it compiled {source}")}: {(said.Length > 0 ? said : "it said nothing")}",
            "bytecode, or the reason why a source has none",
            $"leave the package out, {WithoutIt}"
        );

    /// <summary>SLP544: the interpreter is not the one that the key names.</summary>
    /// <param name="found">The version that it says it has.</param>
    /// <param name="wanted">The version of the lock.</param>
    public static Problem OtherPython(string found, string wanted) =>
        new(
            "SLP544",
            Family.Drift,
            $"the base's Python says that it is {found}",
            $"{wanted}, which the lock of the base has",
            $"make the lock anew, {WithoutIt}"
        );
}
