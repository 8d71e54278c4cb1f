using Nuke.Common;

namespace Slipway.Targets;

/// <summary>Makes the layers that are missing, and writes all of the plan to the cache by their keys.</summary>
public interface IPushCache : IHazImage, IHazProduct
{
    /// <summary>Makes the layers that are missing, and writes all of the plan to the cache by their keys.</summary>
    Target PushCache =>
        d =>
            d.Description("Makes the layers that are missing and writes all to the cache by their keys: nobody makes them again")
                .DependsOn<IWheelhouse>(x => x.Wheelhouse)
                .DependsOn<IBackendBuild>(x => x.BackendBuild)
                .After<IRuntime>(x => x.Runtime)
                .After<ICheck>(x => x.Check)
                .After<IDev>(x => x.Dev)
                .Executes(() => Step.Run(this, cancellation => Session.For(this).PushCacheAsync(cancellation)));
}
