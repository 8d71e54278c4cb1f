namespace Slipway.Core.Commands;

/// <summary>Under which heading an option stands in the help text.</summary>
public enum OptionGroup
{
    /// <summary>What is built.</summary>
    What,

    /// <summary>Where it goes.</summary>
    Where,

    /// <summary>How the work is done.</summary>
    How,

    /// <summary>How it is looked at and told.</summary>
    Inspect,

    /// <summary>An option that one target alone has.</summary>
    OneTarget,

    /// <summary>An option of the program that runs targets, whatever the build.</summary>
    Runner,
}
