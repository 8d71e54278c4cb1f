using Nuke.Common;

namespace Slipway.Targets;

/// <summary>Pushes one index over images that machines of their own platforms have made.</summary>
public interface IPublish : IHazImage
{
    /// <summary>Pushes one index over images that machines of their own platforms have made.</summary>
    Target Publish =>
        d =>
            d.Description("Pushes one index over images that machines of their own platforms have made and tested; makes no layer")
                .Executes(() => Step.Run(this, cancellation => Session.For(this).PublishAsync(cancellation)));
}
