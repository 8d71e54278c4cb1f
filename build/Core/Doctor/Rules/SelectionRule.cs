using Slipway.Core.Diagnostics;

namespace Slipway.Core.Doctor.Rules;

/// <summary>Whether what was asked for can be built, and its locks are there and fit. Locks that do not are made anew by the build, unless they are wanted as they are.</summary>
internal static class SelectionRule
{
    public static Check? Check(DoctorFacts facts)
    {
        var needs = facts.Needs;
        var found = needs.Selection is { } selection ? $"{selection.Tag} from {selection.Upstream.Name}" : "refused";
        return new Check(
            "selection",
            found,
            [.. needs.Refusals.Select(x => x.Family == Family.Drift && !needs.IsLocked ? x with { Family = Family.Warning } : x)]
        );
    }
}
