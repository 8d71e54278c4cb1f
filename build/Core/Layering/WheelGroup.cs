using Slipway.Core.Locks;

namespace Slipway.Core.Layering;

/// <summary>The wheels that share a layer.</summary>
/// <param name="Name">Name of the layer within the image: its largest wheel's, or that of the group that slipway.json pins. No key has it.</param>
/// <param name="Wheels">The wheels, by normalized name.</param>
public sealed record WheelGroup(string Name, IReadOnlyList<LockedPackage> Wheels)
{
    /// <summary>Bytes that the layer is expected to have when packed.</summary>
    public long PackedSize => Wheels.Sum(PackedSizes.Of);
}
