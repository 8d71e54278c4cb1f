namespace Slipway.Core.Layering;

/// <summary>Why wheels share a layer.</summary>
public enum LayerReason
{
    /// <summary>slipway.json pins the group.</summary>
    Pinned,

    /// <summary>A wheel that is best moved by itself.</summary>
    Alone,

    /// <summary>They change together: each change of one is mostly a change of the others.</summary>
    Together,

    /// <summary>Each changes rarely, so they seldom drag each other along.</summary>
    Quiet,

    /// <summary>Something of it changes in nearly every update; a layer for each would cost more than it saves.</summary>
    Busy,
}
