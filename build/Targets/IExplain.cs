using Nuke.Common;

namespace Slipway.Targets;

/// <summary>Says what Runtime would find and make, why, and what it would cost; runs nothing.</summary>
public interface IExplain : IHazSelection, IHazDelivery, IHazBuilder, IHazFormat, IHazRequirements, IHazCache
{
    /// <summary>Says what Runtime would find and make, why, and what it would cost; runs nothing.</summary>
    Target Explain =>
        d =>
            d.Description("Says what Runtime would find and make, why, and what it would cost; runs nothing")
                .Executes(() => Step.Run(this, cancellation => Session.For(this).ExplainAsync(cancellation)));
}
