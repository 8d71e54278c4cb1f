using Slipway.Core.Diagnostics;

namespace Slipway.Core.Doctor.Rules;

/// <summary>Whether an engine is in reach or can be started. One that does not run is no fault where the build starts its own.</summary>
internal static class EngineRule
{
    public static Check? Check(DoctorFacts facts)
    {
        if (facts.Engine is not { } engine)
            return null;
        if (engine.Found is { } found)
            return new Check("engine", $"{found.Version}, buildx {found.Buildx}, at {found.Address}{(found.IsOwn ? " (the build's own)" : "")}");
        if (!engine.IsChosen && engine.Obstacle is null)
            return new Check("engine", "none runs; a build that needs one starts its own", [.. engine.Problems.Select(Advice)]);
        IReadOnlyList<Problem> problems =
        [
            .. engine.Problems,
            .. !engine.IsChosen && engine.Obstacle is { } obstacle ? [EngineProblems.CannotBring(obstacle)] : Array.Empty<Problem>(),
        ];
        return facts.Needs.NeedsEngine
            ? new Check("engine", "none that can do the job", problems)
            : new Check("engine", "none that can do the job; this build needs none", [.. problems.Select(Advice)]);
    }

    private static Problem Advice(Problem problem) => problem with { Family = Family.Warning };
}
