using Slipway.Core.Diagnostics;

namespace Slipway.Core.Catalog;

/// <summary>How far a selection can be taken.</summary>
public enum Support
{
    /// <summary>This version builds it from a committed lock.</summary>
    Built,

    /// <summary>It is allowed and has a committed lock; this version does not build it yet.</summary>
    Locked,

    /// <summary>It is allowed and has no committed lock yet.</summary>
    Allowed,

    /// <summary>A rule refuses it.</summary>
    Refused,
}

/// <summary>One line of the compatibility table.</summary>
/// <param name="Selection">The selection; of a refused one as it was asked for.</param>
/// <param name="Platform">The platform.</param>
/// <param name="Support">How far it can be taken.</param>
/// <param name="Problems">Why it is refused, each with what to do instead.</param>
/// <param name="Forecast">What it costs; null without a lock.</param>
/// <param name="Base">The pinned base; null where it is made from packages.</param>
public sealed record ModesRow(Selection Selection, Platform Platform, Support Support, IReadOnlyList<Problem> Problems, Forecast? Forecast, BasePin? Base);
