namespace Slipway.Core.Auditing;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Worth knowing: may be wanted.</summary>
    Note,

    /// <summary>Bytes that the image does not need.</summary>
    Waste,

    /// <summary>Something that should not be in an image at all: a secret, a file that anyone may write.</summary>
    Danger,
}

/// <summary>Something in an image that should not be there, and what to do about it.</summary>
/// <param name="Rule">The rule's name, such as <c>pip-cache</c>: what a suppression names.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Path">The path in the image, without leading slash; a directory stands for all below it.</param>
/// <param name="Bytes">Unpacked bytes that would be saved.</param>
/// <param name="Blame">Who brought it.</param>
/// <param name="What">What was found, a sentence.</param>
/// <param name="Remedy">What to do, a sentence.</param>
public sealed record Finding(string Rule, Severity Severity, string Path, long Bytes, Blame Blame, string What, string Remedy);

/// <summary>Who brought something into an image.</summary>
/// <param name="Layer">Number of the layer, the lowest is 0.</param>
/// <param name="Instruction">Maker and name of a layer of Slipway, the instruction of a Dockerfile otherwise.</param>
/// <param name="Package">Name and version of the package that it belongs to; null where it belongs to none.</param>
/// <param name="LockLine">File and line of the lock that asks for the package, such as <c>requirements/locks/debian/x.txt:12</c>; null where unknown.</param>
public sealed record Blame(int Layer, string Instruction, string? Package = null, string? LockLine = null);
