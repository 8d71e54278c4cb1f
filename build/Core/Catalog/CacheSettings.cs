namespace Slipway.Core.Catalog;

/// <summary>Where layers are kept by key for other machines.</summary>
/// <param name="Repository">Repository of a registry, such as registry.example.com/team/cache. Every run looks there for layers that the store lacks; PushCache writes there.</param>
public sealed record CacheSettings(string? Repository = null);
