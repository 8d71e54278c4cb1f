using Slipway.Core.Diagnostics;

namespace Slipway.Core.Doctor;

/// <summary>What all rules say of one machine and one selection.</summary>
/// <param name="Checks">In the order of the rules.</param>
public sealed record DoctorReport(IReadOnlyList<Check> Checks)
{
    /// <summary>The worst of all.</summary>
    public Severity Severity => Checks.Select(x => x.Severity).DefaultIfEmpty(Severity.Fine).Max();

    /// <summary>Everything that a build would fail at.</summary>
    public IReadOnlyList<Problem> Missing => [.. Checks.SelectMany(x => x.Problems).Where(x => Check.Of(x) == Severity.Missing)];

    /// <summary>Asks every rule.</summary>
    /// <param name="facts">What was gathered.</param>
    /// <param name="rules">Which rules.</param>
    public static DoctorReport Of(DoctorFacts facts, IReadOnlyList<DoctorRule> rules) => new([.. rules.Select(rule => rule(facts)).OfType<Check>()]);
}
