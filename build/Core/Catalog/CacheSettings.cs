namespace Slipway.Core.Catalog;

/// <summary>Where layers, wheels and compiled objects are kept for other machines.</summary>
/// <param name="Repository">Repository of a registry, such as registry.example.com/team/cache. Every run looks there for layers that the store lacks; PushCache writes there.</param>
/// <param name="Sccache">Where compilers share what they made; null for the disk of the engine alone.</param>
public sealed record CacheSettings(string? Repository = null, SccacheSettings? Sccache = null);
