namespace Slipway.Core.Diagnostics;

/// <summary>Questions about a key: SLP339.</summary>
public static class WhyProblems
{
    /// <summary>SLP339: <c>--why</c> names nothing of the plan.</summary>
    /// <param name="name">As typed.</param>
    /// <param name="plan">The plan, such as <c>minimal-onnx-cpu from upstream debian</c>.</param>
    /// <param name="closest">The name that was probably meant; null when none is near.</param>
    public static Problem NoSuchName(string name, string plan, string? closest) =>
        new(
            "SLP339",
            Family.Usage,
            $"--why {Printable.Of(name, 80)}: nothing of {plan} has that name",
            "a product (BuildBase, Wheelhouse, BackendBuild, Runtime), a layer or component, or a package that is in one",
            closest is null ? "./build.sh Explain with the same options lists the layers, --layers the packages" : $"did you mean '{closest}'?"
        );
}
