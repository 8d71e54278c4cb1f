using Slipway.Core.Auditing;
using Slipway.Core.Diagnostics;
using Slipway.Tools.Auditing;
using Slipway.Tools.Registry;

namespace Slipway.Tools.Tests.Auditing;

/// <summary>Reads images as the target does, with no engine in reach.</summary>
internal static class Reading
{
    public static readonly PlatformWish Amd64 = new("linux/amd64", IsAsked: true);

    public static async Task<ReadImage> ReadAsync(string image, PlatformWish? wish = null, RegistryOptions? options = null)
    {
        using var registries = new Registries(options);
        return await new ImageLookup(registries, [], () => []).ReadAsync(image, wish ?? Amd64, CancellationToken.None);
    }

    public static async Task<Problem> RefusedAsync(string image, PlatformWish? wish = null) =>
        (await Should.ThrowAsync<SlipwayException>(() => ReadAsync(image, wish))).Problems[0];
}
