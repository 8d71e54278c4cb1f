using Slipway.Core.Diagnostics;

namespace Slipway.Core.Doctor.Rules;

/// <summary>Whether images can say which commit they are of.</summary>
internal static class CheckoutRule
{
    public static Check? Check(DoctorFacts facts)
    {
        if (facts.Checkout is not { } checkout)
            return null;
        if (!checkout.IsRepository)
            return new Check(
                "checkout",
                "not kept by git",
                DoctorProblems.Setup("the checkout is not kept by git: images do not say which commit they are of", "a clone", "git clone the project")
            );
        return checkout.Changed == 0
            ? new Check("checkout", "as committed")
            : new Check(
                "checkout",
                $"{checkout.Changed} changed files",
                DoctorProblems.Setup(
                    $"{checkout.Changed} files differ from the commit that images will name",
                    "the commit as it is, for an image that others use",
                    "git status; git commit"
                )
            );
    }
}
