using Nuke.Common;
using Slipway.Core.Catalog;

namespace Slipway.Targets;

/// <summary>Makes the service's image from layers, and puts it where it is wanted.</summary>
public interface IRuntime : IHazImage
{
    /// <summary>Makes the service's image from layers, and puts it where it is wanted.</summary>
    Target Runtime =>
        d =>
            d.Description("Makes the service's image from layers, tests it and puts it into store, engine, registry or folder")
                .DependsOn<IWheelhouse>(x => x.Wheelhouse)
                .DependsOn<IBackendBuild>(x => x.BackendBuild)
                .Executes(() => Step.Run(this, cancellation => Session.For(this).ImageAsync(ImageProduct.Runtime, cancellation)));
}
