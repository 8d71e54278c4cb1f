using Slipway.Core.Diagnostics;

namespace Slipway.Core.Doctor.Rules;

/// <summary>What a killed build's engine left, and an engine whose bridge was taken away by another one.</summary>
internal static class LeftoverRule
{
    public static Check? Check(DoctorFacts facts)
    {
        if (facts.Engine is not { } engine)
            return null;
        var problems = new List<Problem>();
        if (engine.Leftovers.Count > 0)
            problems.Add(DoctorProblems.Leftovers(engine.Leftovers));
        if (engine.Found is { MissingBridge: { } bridge } found)
            problems.Add(DoctorProblems.BridgeGone(bridge, found.Address));
        return new Check("leftovers", problems.Count == 0 ? "none" : $"{engine.Leftovers.Count} of a killed engine", problems);
    }
}
