using Nuke.Common;

namespace Slipway.Targets;

/// <summary>Writes a folder that plain Docker builds the image from, without Slipway.</summary>
public interface IRender : IHazSelection, IHazBytecode, IHazDelivery, IHazBuilder
{
    /// <summary>Writes a folder that plain Docker builds the image from, without Slipway.</summary>
    Target Render =>
        d =>
            d.Description("Writes a folder that plain Docker builds the image from: Dockerfile, bake file, wheels, sources (--output, default out/render)")
                .Executes(() => Step.Run(this, cancellation => Session.For(this).RenderAsync(cancellation)));
}
