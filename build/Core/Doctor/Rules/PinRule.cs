using System.Globalization;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Doctor.Rules;

/// <summary>How old the pinned versions are: old ones lack mended security holes, and a mirror drops them one day.</summary>
internal static class PinRule
{
    private const int Days = 60;

    public static Check? Check(DoctorFacts facts)
    {
        if (facts.Checkout is not { Pins: { Count: > 0 } pins })
            return null;
        return new Check(
            "pins",
            string.Join(", ", pins.Select(x => $"{x.File.Split('/')[^1]} of {Date(x.Made)}")),
            [
                .. pins.Where(x => x.Age.TotalDays > Days)
                    .Select(x =>
                        DoctorProblems.Setup(
                            $"{x.File} pins versions of {Date(x.Made)}, {(int)x.Age.TotalDays} days ago",
                            $"at most {Days} days: newer ones have security holes mended",
                            $"./build.sh Lock --upstream {facts.Needs.Selection!.Upstream.Name}, look at the difference, commit it"
                        )
                    ),
            ]
        );
    }

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
