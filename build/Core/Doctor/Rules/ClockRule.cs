using Slipway.Core.Diagnostics;

namespace Slipway.Core.Doctor.Rules;

/// <summary>This machine's clock against the servers'. Signatures and certificates have dates; a clock that is a day off makes both fail.</summary>
internal static class ClockRule
{
    private static readonly TimeSpan s_noticed = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_fatal = TimeSpan.FromDays(1);

    public static Check? Check(DoctorFacts facts)
    {
        var told = facts.Addresses?.Where(x => x.Skew is not null).OrderByDescending(x => x.Skew!.Value.Duration()).ToList();
        if (told is not { Count: > 0 })
            return null;
        // Where servers disagree, the one nearest to this machine's clock is believed: one wrong server is no wrong machine.
        var (skew, address) = (told[^1].Skew!.Value, told[^1].Address);
        if (skew.Duration() < s_noticed)
            return new Check("clock", "agrees with the servers asked");
        var problem = DoctorProblems.ClockWrong(Text(skew.Duration()), skew > TimeSpan.Zero ? "behind" : "ahead of", address);
        return new Check(
            "clock",
            $"{Text(skew.Duration())} {(skew > TimeSpan.Zero ? "behind" : "ahead")}",
            skew.Duration() < s_fatal ? problem with { Family = Family.Warning } : problem
        );
    }

    private static string Text(TimeSpan time) =>
        time.TotalDays >= 2 ? $"{(int)time.TotalDays} days"
        : time.TotalHours >= 2 ? $"{(int)time.TotalHours} hours"
        : $"{(int)time.TotalMinutes} minutes";
}
