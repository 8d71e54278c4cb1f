namespace Slipway.Core.Locks.Requirements;

/// <summary>How a version specifier compares (PEP 440, "Version specifiers").</summary>
public enum VersionOperator
{
    /// <summary><c>~=</c>: at least this, with the same leading numbers.</summary>
    Compatible,

    /// <summary><c>==</c>: the same public version; with <c>.*</c> the same leading numbers.</summary>
    Equal,

    /// <summary><c>!=</c>: not what <see cref="Equal"/> takes.</summary>
    NotEqual,

    /// <summary><c>&lt;=</c>.</summary>
    AtMost,

    /// <summary><c>&gt;=</c>.</summary>
    AtLeast,

    /// <summary><c>&lt;</c>: also none of the version's own pre-releases.</summary>
    Before,

    /// <summary><c>&gt;</c>: also none of the version's own post-releases or local versions.</summary>
    After,

    /// <summary><c>===</c>: the same text.</summary>
    Identical,
}
