namespace Slipway.Core.Wheels;

/// <summary>What a rule looks at.</summary>
public enum LeaveOutKind
{
    /// <summary>A folder of this name below a package, with all it holds.</summary>
    Folder,

    /// <summary>Files whose name ends so.</summary>
    Ending,

    /// <summary>Files of exactly this name.</summary>
    Name,

    /// <summary>What lies below this path of the environment, outside of site-packages.</summary>
    Outside,
}

/// <summary>One thing that no image needs.</summary>
/// <param name="Kind">What the rule looks at.</param>
/// <param name="Value">What it must be.</param>
/// <param name="Reason">Why it is left out.</param>
public sealed record LeaveOutRule(LeaveOutKind Kind, string Value, string Reason);

/// <summary>One thing that a rule would take and that is needed at run time.</summary>
/// <param name="Path">Start of the path below site-packages: a file, or a folder with its slash.</param>
/// <param name="Reason">Who reads it.</param>
public sealed record LeaveOutExemption(string Path, string Reason);
