using Nuke.Common;

namespace Slipway.Targets;

/// <summary>Brings every wheel of the lock into the store, checked against its hash.</summary>
public interface IWheelhouse : IHazSelection, IHazDelivery, IHazBuilder, IHazDryRun, IHazFormat
{
    /// <summary>Brings every wheel of the lock into the store, checked against its hash.</summary>
    Target Wheelhouse =>
        d =>
            d.Description("Brings every wheel of the lock into the store, checked against its hash")
                .Executes(() => Step.Run(this, cancellation => Session.For(this).WheelhouseAsync(cancellation)));
}
