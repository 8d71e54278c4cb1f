using Slipway.Core.Catalog;
using Slipway.Core.Planning.Keys;
using Slipway.Core.Wheels;

namespace Slipway.Core.Planning;

/// <summary>One wheel that has to be compiled once, by whoever does it first.</summary>
/// <param name="Platform">Platform of the image that wants it.</param>
/// <param name="Build">What it is compiled from.</param>
/// <param name="Record">All its inputs.</param>
/// <param name="Key">Their key.</param>
/// <param name="Inputs">The key's text (<see cref="Planning.Key.Text"/>).</param>
/// <param name="State">Found, Make, or NotNeeded where no layer that has to be made wants it.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Wheel">The wheel, when found.</param>
public sealed record CompilePlan(
    Platform Platform,
    SourceBuild Build,
    CompiledWheelKey Record,
    Key Key,
    string Inputs,
    PlanState State,
    IReadOnlyList<Reason> Reasons,
    CompiledWheel? Wheel
)
{
    /// <summary>Platform, name and version.</summary>
    public string Id => $"{Platform}/{Build.Source.NormalizedName} {Build.Source.Version}";
}
