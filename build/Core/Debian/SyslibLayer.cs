using Slipway.Core.Catalog;
using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>A package of libraries that has a layer of its own, below that of all other libraries.</summary>
/// <param name="Package">The package.</param>
/// <param name="Name">Name of the layer.</param>
/// <param name="Reason">For people.</param>
public sealed record SyslibLayer(string Package, string Name, string Reason)
{
    /// <summary>Name of the layer of all libraries that have none of their own.</summary>
    public const string Common = "syslibs";

    /// <summary>One line a layer.</summary>
    public static readonly IReadOnlyList<SyslibLayer> All =
    [
        new(
            "libtorch2.6",
            "libtorch",
            "the C++ half of PyTorch: 283 MB that change with it alone, where the other libraries change with every security update"
        ),
    ];

    /// <summary>The layer of a package, or null where its libraries are in the common one.</summary>
    /// <param name="package">Name of the package.</param>
    public static SyslibLayer? Of(string package) => All.FirstOrDefault(x => x.Package == package);

    /// <summary>
    /// Every shared library of the package in the library folder, whatever of it is needed: the layer then depends on the package alone and is the same for each image that has it.
    /// </summary>
    /// <param name="libraries">The unpacked packages; where their documentation folders are links to each other's, all of them.</param>
    /// <param name="platform">Whose folder names are used.</param>
    public IReadOnlyList<LayerEntry> Entries(DebTree libraries, Platform platform)
    {
        var folder = $"usr/lib/{platform.Triplet}/";
        var own = libraries
            .Nodes.Where(node =>
                node.Deb.Package.Name == Package
                && node.Entry.Kind != EntryKind.Directory
                && node.Path.StartsWith(folder, StringComparison.Ordinal)
                && LibraryNames.IsSharedObject(node.Path)
            )
            .ToList();
        return LayerFolders.Complete([
            .. own.Select(node => node.At(node.Path)),
            .. PackageStatus.WithLicence(own[0].Deb, libraries, own.Select(node => node.Path)),
        ]);
    }
}
