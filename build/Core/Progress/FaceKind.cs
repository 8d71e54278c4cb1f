namespace Slipway.Core.Progress;

/// <summary>The three ways to show progress.</summary>
public enum FaceKind
{
    /// <summary>Plain lines.</summary>
    Lines,

    /// <summary>A table that moves.</summary>
    Live,

    /// <summary>One JSON object a line.</summary>
    Json,
}

/// <summary>Where progress is shown how.</summary>
public static class FaceChoice
{
    /// <summary>The way that fits: JSON where asked for; a table on a terminal that somebody watches; else lines.</summary>
    /// <param name="isJson">Whether <c>--json</c> was given.</param>
    /// <param name="isTerminal">Whether standard output is a terminal.</param>
    /// <param name="isServer">Whether a CI system runs the build: some have terminals, none has eyes.</param>
    /// <param name="terminal">The variable TERM; null where the system has none (Windows).</param>
    public static FaceKind Of(bool isJson, bool isTerminal, bool isServer, string? terminal) =>
        isJson ? FaceKind.Json
        : isTerminal && !isServer && terminal is not ("dumb" or "") ? FaceKind.Live
        : FaceKind.Lines;
}
