using Slipway.Core.Locks;

namespace Slipway.Core.Layering;

/// <summary>The wheels that share a layer.</summary>
/// <param name="Name">Name of the layer: the package's where it is alone, else <c>small</c>.</param>
/// <param name="Wheels">The wheels, by normalized name.</param>
public sealed record WheelGroup(string Name, IReadOnlyList<LockedPackage> Wheels)
{
    /// <summary>Bytes that the layer is expected to have when packed.</summary>
    public long PackedSize => Wheels.Sum(WheelGroups.PackedSize);
}
