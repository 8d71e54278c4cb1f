namespace Slipway.Core.Diagnostics;

/// <summary>The families of trouble. The value is the exit code of the process.</summary>
public enum Family
{
    /// <summary>Worth a look, printed beside the summary. Nothing fails for it, and it is never thrown.</summary>
    Warning = 0,

    /// <summary>The command line, a setting or a file of the user is wrong. Nothing was run.</summary>
    Usage = 2,

    /// <summary>A program, a package or a machine feature is missing.</summary>
    Missing = 4,

    /// <summary>A step ran and failed.</summary>
    Failed = 5,

    /// <summary>A committed file is not what its inputs say.</summary>
    Drift = 6,

    /// <summary>A size or time budget was exceeded.</summary>
    Budget = 7,
}
