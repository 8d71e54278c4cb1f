using Nuke.Common;

namespace Slipway.Targets;

/// <summary>Says what Runtime would find and make, and why; runs nothing.</summary>
public interface IExplain : IHazSelection, IHazDelivery, IHazBuilder
{
    /// <summary>Says what Runtime would find and make, and why; runs nothing.</summary>
    Target Explain =>
        d =>
            d.Description("Says what Runtime would find and make, and why; runs nothing")
                .Executes(() => Step.Run(this, cancellation => Session.For(this).ExplainAsync(cancellation)));
}
