using Slipway.Core.Doctor.Rules;

namespace Slipway.Core.Doctor;

/// <summary>A rule: looks at facts and says what it thinks of them; null where its facts were not gathered.</summary>
/// <param name="facts">The facts.</param>
public delegate Check? DoctorRule(DoctorFacts facts);

/// <summary>All rules, in the order in which they are told.</summary>
public static class DoctorRules
{
    /// <summary>Those that a build keeps before it starts to work: they cost milliseconds.</summary>
    public static IReadOnlyList<DoctorRule> Preflight { get; } = [DiskRule.Check, MemoryRule.Check, EngineRule.Check, AddressRule.Check];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DoctorRule> All { get; } =
    [
        HostRule.Check,
        SelectionRule.Check,
        PinRule.Check,
        CheckoutRule.Check,
        DiskRule.Check,
        MemoryRule.Check,
        EngineRule.Check,
        EngineDataRule.Check,
        EmulationRule.Check,
        LeftoverRule.Check,
        ProgramRule.Check,
        AddressRule.Check,
        ClockRule.Check,
        ProxyRule.Check,
        UnansweredRule.Check,
    ];
}
