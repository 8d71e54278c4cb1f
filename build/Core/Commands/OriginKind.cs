namespace Slipway.Core.Commands;

/// <summary>The sources of parameters, the strongest first.</summary>
public enum OriginKind
{
    /// <summary>The command line.</summary>
    Option,

    /// <summary>An environment variable.</summary>
    Variable,

    /// <summary>The file <c>.env</c> in the root of the repository.</summary>
    DotEnv,

    /// <summary>A profile: <c>.nuke/parameters.NAME.json</c>.</summary>
    Profile,

    /// <summary>The file <c>.nuke/parameters.json</c>.</summary>
    Parameters,

    /// <summary>Nothing was said.</summary>
    Default,
}
