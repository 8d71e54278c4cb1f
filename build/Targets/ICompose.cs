using Nuke.Common;

namespace Slipway.Targets;

/// <summary>Writes compose.yaml and the folders that it builds from.</summary>
public interface ICompose : IHazSelection, IHazBytecode, IHazDelivery, IHazBuilder
{
    /// <summary>Writes compose.yaml and the folders that it builds from.</summary>
    Target Compose =>
        d =>
            d.Description("Writes compose.yaml and what it builds from, one folder a mode: docker compose then needs nothing of Slipway")
                .Executes(() => Step.Run(this, cancellation => Session.For(this).ComposeAsync(cancellation)));
}
