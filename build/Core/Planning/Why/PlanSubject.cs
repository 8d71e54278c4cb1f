using Slipway.Core.Images;

namespace Slipway.Core.Planning.Why;

/// <summary>Something of a plan that has a key of its own.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name in the plan.</param>
/// <param name="Platform">Platform of its image; null where it belongs to none.</param>
/// <param name="Text">The text of its key.</param>
/// <param name="State">Found, or to make.</param>
/// <param name="Reasons">Why, as the plan says it.</param>
public sealed record PlanSubject(SubjectKind Kind, string Name, string? Platform, string Text, PlanState State, IReadOnlyList<Reason> Reasons)
{
    /// <summary>Maker of the layer whose earlier keys are its own, or hold them.</summary>
    public LayerMaker Maker { get; init; }

    /// <summary>What makes it an answer to the question, such as <c>numpy 2.2.5</c>, which is in it; null where it is what was asked for.</summary>
    public string? Holds { get; init; }
}

/// <summary>What a subject is.</summary>
public enum SubjectKind
{
    /// <summary>A layer of an image.</summary>
    Layer,

    /// <summary>The toolchain image.</summary>
    BuildBase,
}
