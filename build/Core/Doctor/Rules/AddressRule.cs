using Slipway.Core.Diagnostics;

namespace Slipway.Core.Doctor.Rules;

/// <summary>Whether what a build fetches from and sends to answers.</summary>
internal static class AddressRule
{
    public static Check? Check(DoctorFacts facts)
    {
        if (facts.Addresses is not { } addresses)
            return null;
        var silent = addresses.Where(x => x.Failure is not null).ToList();
        return new Check(
            "network",
            addresses.Count == 0 ? "nothing to ask" : $"{addresses.Count - silent.Count} of {addresses.Count} addresses answer",
            [
                .. silent
                    .Select(x => (Fact: x, Problem: DoctorProblems.Unreachable(x.For, x.Address, x.Failure!)))
                    .Select(x => x.Fact.Mend is { } mend ? (x.Fact, Problem: x.Problem with { Fix = mend }) : x)
                    .Select(x => x.Fact.IsNeeded ? x.Problem : x.Problem with { Family = Family.Warning }),
            ]
        );
    }
}
