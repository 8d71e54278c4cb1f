namespace Slipway.Core.Catalog.Components;

/// <summary>Which files of an installed component an image needs: what only a compiler or a reader wants stays in the store, for components that are compiled against it.</summary>
public static class ComponentFiles
{
    private static readonly string[] s_folders =
    [
        "usr/local/include/",
        "usr/local/lib/cmake/",
        "usr/local/lib/pkgconfig/",
        "usr/local/share/aclocal/",
        "usr/local/share/applications/",
        "usr/local/share/bash-completion/",
        "usr/local/share/cmake/",
        "usr/local/share/doc/",
        "usr/local/share/info/",
        "usr/local/share/man/",
        "usr/local/share/pkgconfig/",
    ];

    /// <summary>Whether an image gets a file.</summary>
    /// <param name="path">Path in the image, without a leading slash.</param>
    public static bool IsForImages(string path) =>
        !path.EndsWith(".a", StringComparison.Ordinal)
        && !path.EndsWith(".la", StringComparison.Ordinal)
        && !Array.Exists(s_folders, x => path.StartsWith(x, StringComparison.Ordinal));

    /// <summary>Whether a file is a shared library at the place where the image's own programs find it: the smoke test loads it.</summary>
    /// <param name="path">Path in the image, without a leading slash.</param>
    public static bool IsLibrary(string path) =>
        path.StartsWith("usr/local/lib/lib", StringComparison.Ordinal)
        && path.LastIndexOf('/') == "usr/local/lib".Length
        && path.Contains(".so.", StringComparison.Ordinal);
}
