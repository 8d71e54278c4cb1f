using Slipway.Core.Images;

namespace Slipway.Core.Planning;

/// <summary>A layer that the store lacks and a registry has.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Packed">The layer.</param>
/// <param name="Repository">The repository that has it.</param>
public sealed record RemoteLayer(Key Key, PackedLayer Packed, ImageReference Repository);
