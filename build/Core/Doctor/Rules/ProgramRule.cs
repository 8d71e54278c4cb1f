using Slipway.Core.Diagnostics;

namespace Slipway.Core.Doctor.Rules;

/// <summary>Programs and libraries of the machine.</summary>
internal static class ProgramRule
{
    public static Check? Check(DoctorFacts facts)
    {
        if (facts.Programs is not { } programs)
            return null;
        return new Check(
            "programs",
            string.Join(", ", programs.Where(x => x.Found is not null).Select(x => x.Name)),
            [
                .. programs
                    .Where(x => x.Found is null)
                    .Select(x => (x.IsNeeded, Problem: DoctorProblems.ProgramMissing(x.Name, x.For, x.Without, x.Get)))
                    .Select(x => x.IsNeeded ? x.Problem : x.Problem with { Family = Family.Warning }),
            ]
        );
    }
}
