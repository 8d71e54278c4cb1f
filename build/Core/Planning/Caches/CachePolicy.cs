namespace Slipway.Core.Planning.Caches;

/// <summary>How much of a build BuildKit writes to a cache.</summary>
public enum CacheMode
{
    /// <summary>Nothing: it is kept in another way.</summary>
    None,

    /// <summary>The keys of all steps, and of the layers those of the result.</summary>
    Min,

    /// <summary>The layers of all steps.</summary>
    Max,
}

/// <summary>What BuildKit's cache of a kind of product holds, and why.</summary>
/// <param name="Product">The product.</param>
/// <param name="Mode">How much is written.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record CachePolicy(string Product, CacheMode Mode, string Reason)
{
    /// <summary>How layers of a cache are packed; smaller than gzip and unpacked several times faster. What a store has in another form stays as it is.</summary>
    public const string Compression = "zstd";

    /// <summary>The toolchain image.</summary>
    public static CachePolicy BuildBase { get; } =
        new(
            "build-base",
            CacheMode.None,
            "its one large layer is kept by key, and BuildKit's cache of it would be pulled beside that; its own step takes seconds"
        );

    /// <summary>The service's native code.</summary>
    public static CachePolicy BackendBuild { get; } =
        new("backend-build", CacheMode.Min, "only what it exports is ever read again; the layers below are the toolchain, many times its size");

    /// <summary>Native components.</summary>
    public static CachePolicy Component { get; } =
        new("component", CacheMode.Min, "what other components and images need is what it installs, not what it was compiled in");

    /// <summary>Wheels that are compiled.</summary>
    public static CachePolicy Wheel { get; } =
        new("compile", CacheMode.None, "each wheel is kept by its own key in a registry; to BuildKit a build with another number of jobs would be another one");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CachePolicy> All { get; } = [BuildBase, BackendBuild, Component, Wheel];
}
