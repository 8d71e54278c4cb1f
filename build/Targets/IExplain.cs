using Nuke.Common;

namespace Slipway.Targets;

/// <summary>Says what Runtime would find and make, why, and what it would cost; runs nothing.</summary>
public interface IExplain : IHazSelection, IHazBytecode, IHazDelivery, IHazBuilder, IHazFormat, IHazRequirements, IHazLayers, IHazCache
{
    /// <summary>Says what Runtime would find and make, why, and what it would cost; runs nothing.</summary>
    Target Explain =>
        d => d.Description("Says what Runtime would find and make, why, and what it would cost; runs nothing").Executes(() => Step.Run(this, RunAsync));

    private Task RunAsync(CancellationToken cancellation)
    {
        var workshop = Session.For(this);
        if (!Layers)
            return workshop.ExplainAsync(cancellation);
        workshop.ExplainLayers();
        return Task.CompletedTask;
    }
}
