namespace Slipway.Core.Commands;

/// <summary>How a value of a <c>.env</c> file is written.</summary>
internal enum DotEnvQuote
{
    /// <summary>Up to the end of the line or a comment; variables are filled in.</summary>
    None,

    /// <summary>Between single quotes: literal.</summary>
    Single,

    /// <summary>Between double quotes: escapes, and variables are filled in.</summary>
    Double,
}
