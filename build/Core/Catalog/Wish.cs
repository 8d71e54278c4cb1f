namespace Slipway.Core.Catalog;

/// <summary>What the user asked for; null or empty where nothing was said.</summary>
/// <param name="Mode">What to install.</param>
/// <param name="Device">What to compute on.</param>
/// <param name="Backend">What to infer with.</param>
/// <param name="Platforms">Platforms as typed, such as <c>linux/amd64</c>.</param>
/// <param name="Upstream">Where bases and packages come from.</param>
/// <param name="HostPlatform">The machine's own platform: the default.</param>
public sealed record Wish(Mode? Mode, Device? Device, Backend? Backend, IReadOnlyList<string> Platforms, string? Upstream, Platform HostPlatform);
