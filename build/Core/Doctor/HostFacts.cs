namespace Slipway.Core.Doctor;

/// <summary>The machine.</summary>
/// <param name="System">Its system, for people.</param>
/// <param name="Runtime">Version of .NET that runs the build.</param>
/// <param name="IsLinux">Whether it is Linux.</param>
/// <param name="IsWsl">Whether it is Linux within Windows.</param>
/// <param name="HasOverlay">Whether its kernel has overlayfs; null where that is not Linux.</param>
/// <param name="HasIPv4">Whether it has an IPv4 address beyond itself.</param>
/// <param name="HasIPv6">Whether it has an IPv6 address beyond itself and its link.</param>
/// <param name="CheckoutIsOnWindows">Whether the checkout lies on a drive of Windows that WSL mounts.</param>
public sealed record HostFacts(string System, string Runtime, bool IsLinux, bool IsWsl, bool? HasOverlay, bool HasIPv4, bool HasIPv6, bool CheckoutIsOnWindows)
{
    /// <summary>The SDK that compiles the build; null where nothing says which it must be.</summary>
    public SdkFacts? Sdk { get; init; }
}

/// <summary>The .NET SDK beside the runtime that runs the build.</summary>
/// <param name="Floor">The least that fits, from global.json.</param>
/// <param name="Found">The newest one that fits; null where none does.</param>
/// <param name="Folder">Where was looked.</param>
public sealed record SdkFacts(string Floor, string? Found, string Folder);
