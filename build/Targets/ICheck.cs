using Nuke.Common;
using Slipway.Core.Catalog;

namespace Slipway.Targets;

/// <summary>Runs the service's tests in the shipped image with the tests as a layer on top.</summary>
public interface ICheck : IHazImage, IHazAll
{
    /// <summary>Runs the service's tests in the shipped image with the tests as a layer on top.</summary>
    Target Check =>
        d =>
            d.Description("Runs the service's tests in the shipped image with the tests as a layer on top")
                .DependsOn<IWheelhouse>(x => x.Wheelhouse)
                .DependsOn<IBackendBuild>(x => x.BackendBuild)
                .After<IRuntime>(x => x.Runtime)
                .Executes(() => Step.Run(this, cancellation => Session.For(this).ImageAsync(ImageProduct.Check, cancellation)));
}
