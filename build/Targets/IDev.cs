using Nuke.Common;
using Slipway.Core.Catalog;

namespace Slipway.Targets;

/// <summary>Makes the image for developers: the shipped one with shell, apt, debuggers and tests as layers on top.</summary>
public interface IDev : IHazImage, IHazAll
{
    /// <summary>Makes the image for developers: the shipped one with shell, apt, debuggers and tests as layers on top.</summary>
    Target Dev =>
        d =>
            d.Description("Makes the image for developers: the shipped one with shell, apt, debuggers and tests as layers on top")
                .DependsOn<IWheelhouse>(x => x.Wheelhouse)
                .DependsOn<IBackendBuild>(x => x.BackendBuild)
                .After<ICheck>(x => x.Check)
                .Executes(() => Step.Run(this, cancellation => Session.For(this).ImageAsync(ImageProduct.Dev, cancellation)));
}
