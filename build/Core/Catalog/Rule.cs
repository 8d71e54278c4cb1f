using Slipway.Core.Diagnostics;

namespace Slipway.Core.Catalog;

/// <summary>A choice of a selection that a way out can keep.</summary>
public enum Choice
{
    /// <summary>The mode.</summary>
    Mode,

    /// <summary>The device.</summary>
    Device,

    /// <summary>The backend.</summary>
    Backend,

    /// <summary>The upstream.</summary>
    Upstream,
}

/// <summary>What every selection must meet.</summary>
/// <param name="Name">The rule in one sentence.</param>
/// <param name="WaysOut">One way out each: the choices that it keeps. The nearest selection that meets all rules and keeps them is what the refusal proposes.</param>
/// <param name="IsBrokenBy">Whether a selection breaks it.</param>
/// <param name="Refusal">The problem, given a selection that breaks it and the text of the ways out.</param>
public sealed record Rule(
    string Name,
    IReadOnlyList<IReadOnlyList<Choice>> WaysOut,
    Func<Selection, bool> IsBrokenBy,
    Func<Selection, string, Problem> Refusal
);
