using Slipway.Core.Diagnostics;

namespace Slipway.Core.Doctor.Rules;

/// <summary>Whether images of other platforms can be run for the test. Compilers run on the machine's own platform and need no emulation.</summary>
internal static class EmulationRule
{
    public static Check? Check(DoctorFacts facts)
    {
        if (facts.Engine?.Found is not { } found || facts.Needs.Selection is not { } selection)
            return null;
        var foreign = selection.Platforms.Select(x => x.ToString()).Where(x => !found.Platforms.Contains(x)).ToList();
        return new Check(
            "platforms",
            string.Join(", ", found.Platforms.Order(StringComparer.Ordinal)),
            [.. foreign.Select(platform => DoctorProblems.NoEmulation(platform, found.Address))]
        );
    }
}
