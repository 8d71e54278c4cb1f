using Slipway.Core.Catalog;

namespace Slipway.Core.Debian;

/// <summary>Finds shared libraries by the name that a DT_NEEDED entry has, where the dynamic loader of the image will look.</summary>
/// <param name="tree">The unpacked packages.</param>
/// <param name="platform">Whose folder names are used.</param>
public sealed class LibraryFolders(DebTree tree, Platform platform)
{
    /// <summary>
    /// Below the library folder: where providers of libblas.so.3 and liblapack.so.3 lie, which an alternatives link would choose between. The threaded OpenBLAS comes first,
    /// because the reference implementation that every package depends on is many times slower.
    /// </summary>
    public static readonly IReadOnlyList<string> Providers = ["openblas-pthread"];

    /// <summary>The library folder in the image.</summary>
    public string Folder { get; } = $"usr/lib/{platform.Triplet}";

    /// <summary>The node of that name (perhaps a link), or null.</summary>
    /// <param name="soname">Such as <c>libz.so.1</c>.</param>
    public DebNode? Find(string soname) =>
        soname.Contains('/', StringComparison.Ordinal)
            ? null
            : Providers
                .Select(provider => $"{Folder}/{provider}/{soname}")
                .Append($"{Folder}/{soname}")
                .Append($"usr/lib64/{soname}")
                .Append($"usr/lib/{soname}")
                .Select(path => tree[path])
                .FirstOrDefault(node => node is not null && tree.Resolve(node.Path) is not null);
}
