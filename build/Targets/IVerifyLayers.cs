using Nuke.Common;

namespace Slipway.Targets;

/// <summary>Compares the layers that were made here with what a cache has under the same keys.</summary>
public interface IVerifyLayers : IHazImage
{
    /// <summary>Compares the layers that were made here with what a cache has under the same keys.</summary>
    Target VerifyLayers =>
        d =>
            d.Description("Compares the layers that were made here with what a cache has under the same keys: one key, one content")
                .Executes(() => Step.Run(this, cancellation => Session.For(this).VerifyLayersAsync(cancellation)));
}
