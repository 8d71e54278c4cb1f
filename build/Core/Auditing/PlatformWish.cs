using Slipway.Core.Images;

namespace Slipway.Core.Auditing;

/// <summary>Which platform's image of an index is wanted.</summary>
/// <param name="Text">Operating system, architecture and perhaps variant, such as <c>linux/arm64</c>.</param>
/// <param name="IsAsked">Whether a user named it. Otherwise it is the machine's own, and an image of one other platform is taken as well.</param>
public sealed record PlatformWish(string Text, bool IsAsked)
{
    /// <summary>Whether a platform is the wanted one. A variant that nobody named is any.</summary>
    /// <param name="platform">As an index or a config writes it.</param>
    public bool Fits(DescriptorPlatform platform) =>
        Text.Split('/') is [var os, var architecture, .. var rest]
        && platform.Os == os
        && platform.Architecture == architecture
        && (rest.Length == 0 || platform.Variant == rest[0]);

    /// <summary>As people write it.</summary>
    /// <param name="platform">As an index or a config writes it.</param>
    public static string NameOf(DescriptorPlatform platform) =>
        platform.Variant is { Length: > 0 } variant ? $"{platform.Os}/{platform.Architecture}/{variant}" : $"{platform.Os}/{platform.Architecture}";
}
