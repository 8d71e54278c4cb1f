using Nuke.Common;
using Slipway.Core.Diagnostics;

namespace Slipway.Targets;

/// <summary>Brings every wheel of the lock into the store, checked against its hash.</summary>
public interface IWheelhouse : IHazSelection, IHazCuda, IHazDelivery, IHazBuilder, IHazSccache, IHazDryRun, IHazFormat, IHazAll, IHazRequirements, IHazIndex
{
    /// <summary>Offers the wheels as an index.</summary>
    [Parameter("Wheelhouse: offers the wheels as an index to pip and uv until Ctrl+C, at ADDRESS:PORT. Default is 127.0.0.1:8099")]
    string[]? Serve => TryGetValue(() => Serve);

    /// <summary>Brings every wheel of the lock into the store, checked against its hash.</summary>
    Target Wheelhouse =>
        d =>
            d.Description("Brings every wheel of the lock into the store, checked against its hash; --output exports them, --serve offers them as an index")
                .Executes(() => Step.Run(this, RunAsync));

    /// <summary>Where it is offered: empty for the default, null for nowhere.</summary>
    internal string? ServedAt =>
        Serve switch
        {
            null => null,
            [] => "",
            [var one] => one,
            _ => throw new SlipwayException(UsageProblems.TwoValues("--serve", Serve)),
        };

    private async Task RunAsync(CancellationToken cancellation)
    {
        var workshop = Session.For(this);
        if (All && InvokedTargets.Any(x => x.Name == nameof(Wheelhouse)))
            await workshop.CheckStoreAsync(cancellation);
        await workshop.WheelhouseAsync(cancellation);
    }
}
