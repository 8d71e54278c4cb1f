namespace Slipway.Core.Catalog;

/// <summary>The user's store.</summary>
/// <param name="Limit">How large it may become, such as 20GB, or none; null for 50GB. What was used least recently goes first. SLIPWAY_STORE_LIMIT beats it.</param>
public sealed record StoreSettings(string? Limit = null);
