namespace Slipway.Core.Json;

/// <summary>A name and a value of an object.</summary>
/// <param name="Name">The name.</param>
/// <param name="Place">Where the name stands.</param>
/// <param name="Value">The value.</param>
public sealed record PlacedMember(string Name, JsonPlace Place, PlacedValue Value);
