namespace Slipway.Core.Locks.Requirements;

/// <summary>One logical line of a requirement file: lines joined by <c>\</c> are one, comments are none.</summary>
/// <param name="Place">File and first line.</param>
/// <param name="Text">The line without its comment.</param>
public abstract record RequirementLine(LockPlace Place, string Text);

/// <summary>A requirement.</summary>
/// <param name="Place">File and first line.</param>
/// <param name="Text">The line without its comment.</param>
/// <param name="Requirement">The requirement.</param>
/// <param name="Hashes">Values of its <c>--hash</c> options, as <c>sha256:HEX</c>.</param>
public sealed record RequirementEntry(LockPlace Place, string Text, Requirement Requirement, IReadOnlyList<string> Hashes) : RequirementLine(Place, Text);

/// <summary>An option that counts for the file.</summary>
/// <param name="Place">File and first line.</param>
/// <param name="Text">The line without its comment.</param>
/// <param name="Option">As written, such as <c>-r</c>.</param>
/// <param name="Value">Its value as written, environment variables such as <c>${TOKEN}</c> included; null where it takes none.</param>
public sealed record RequirementOption(LockPlace Place, string Text, string Option, string? Value) : RequirementLine(Place, Text)
{
    /// <summary>Whether it includes another requirement file.</summary>
    public bool IsInclude => Option is "-r" or "--requirement";
}

/// <summary>A file or folder that holds a project.</summary>
/// <param name="Place">File and first line.</param>
/// <param name="Text">The path or address as written.</param>
public sealed record RequirementPath(LockPlace Place, string Text) : RequirementLine(Place, Text);
