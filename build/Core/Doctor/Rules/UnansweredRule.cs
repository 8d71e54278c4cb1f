using Slipway.Core.Diagnostics;

namespace Slipway.Core.Doctor.Rules;

/// <summary>What could not be looked at in time.</summary>
internal static class UnansweredRule
{
    public static Check? Check(DoctorFacts facts) =>
        facts.Unanswered.Count == 0
            ? null
            : new Check(
                "not looked at",
                string.Join(", ", facts.Unanswered),
                DoctorProblems.Setup(
                    $"no answer within two seconds: {string.Join(", ", facts.Unanswered)}",
                    "a machine that is not so busy",
                    "run it again when the machine has less to do"
                )
            );
}
