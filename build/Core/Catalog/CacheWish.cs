using Slipway.Core.Images;

namespace Slipway.Core.Catalog;

/// <summary>Which caches a run uses.</summary>
/// <param name="Repository">Repository of layers and wheels by key; null for none.</param>
/// <param name="Stores">Where BuildKit's caches are, each place once, in the order in which they are read.</param>
public sealed record CacheWish(ImageReference? Repository, IReadOnlyList<BuildKitStore> Stores)
{
    /// <summary>No cache.</summary>
    public static CacheWish None { get; } = new(null, []);
}
