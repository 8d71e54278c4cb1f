using Nuke.Common;

namespace Slipway.Targets;

/// <summary>Compiles the service's native code for every platform, with sccache.</summary>
public interface IBackendBuild : IHazSelection, IHazDelivery, IHazBuilder, IHazSccache, IHazDryRun, IHazFormat, IHazComponents
{
    /// <summary>Compiles the service's native code for every platform, with sccache.</summary>
    Target BackendBuild =>
        d =>
            d.Description("Compiles the service's native code for every platform, with sccache")
                .DependsOn<IBuildBase>(x => x.BuildBase)
                .Executes(() => Step.Run(this, cancellation => Session.For(this).BackendBuildAsync(cancellation)));
}
