using Nuke.Common;

namespace Slipway.Targets;

/// <summary>Makes the toolchain image: compilers for both platforms, Python headers, sccache.</summary>
public interface IBuildBase : IHazSelection, IHazDelivery, IHazBuilder, IHazDryRun, IHazFormat
{
    /// <summary>Makes the toolchain image: compilers for both platforms, Python headers, sccache.</summary>
    Target BuildBase =>
        d =>
            d.Description("Makes the toolchain image: compilers for both platforms, Python headers, sccache")
                .Executes(() => Step.Run(this, cancellation => Session.For(this).BuildBaseAsync(cancellation)));
}
