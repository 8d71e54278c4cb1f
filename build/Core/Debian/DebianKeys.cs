using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Planning;

namespace Slipway.Core.Debian;

/// <summary>Keys of the layers that are made of Debian packages. Each covers the pins, the rules as data, and the version of the code that applies them.</summary>
public static class DebianKeys
{
    /// <summary>Raised whenever the code that makes the base or syslibs layer would give other bytes for the same pins.</summary>
    public const int Version = 1;

    /// <summary>The key of the base layer.</summary>
    /// <param name="debs">The lock.</param>
    /// <param name="platform">The platform.</param>
    public static Key Base(DebLock debs, Platform platform) =>
        Key.Of(
            new BaseInputs(
                Version,
                platform.ToString(),
                BaseRules.User,
                [.. BaseRules.Paths.Select(p => p.Name)],
                [.. debs.With(DebRoles.Base).Select(p => p.Sha256)]
            )
        );

    /// <summary>The key of the syslibs layer.</summary>
    /// <param name="debs">The lock.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="sources">Digests of the wheels and of the service's own shared objects whose libraries are meant, in any order.</param>
    public static Key Syslibs(DebLock debs, Platform platform, IEnumerable<Digest> sources) =>
        Key.Of(
            new SyslibsInputs(
                Version,
                platform.ToString(),
                [.. LibraryFolders.Providers],
                Base(debs, platform),
                [.. debs.With(DebRoles.Syslib).Select(p => p.Sha256)],
                [.. sources.OrderBy(d => d.Hex, StringComparer.Ordinal)]
            )
        );

    private sealed record BaseInputs(int Version, string Platform, int User, IReadOnlyList<string> LeftOut, IReadOnlyList<Digest> Packages);

    private sealed record SyslibsInputs(
        int Version,
        string Platform,
        IReadOnlyList<string> Providers,
        Key Base,
        IReadOnlyList<Digest> Packages,
        IReadOnlyList<Digest> Sources
    );
}
