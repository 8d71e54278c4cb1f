namespace Slipway.Core.Debian;

/// <summary>A library that a portable wheel may expect of every system, in the package of the suite that has it.</summary>
/// <param name="Soname">File name that wheels need.</param>
/// <param name="Package">The package.</param>
public sealed record PortableLibrary(string Soname, string Package);

/// <summary>
/// What manylinux wheels do not bring with them (PEP 600: the libraries that auditwheel's policies allow), beyond what the base has anyway. Of these an image gets those that its
/// wheels need and nothing else.
/// </summary>
public static class PortableLibraries
{
    /// <summary>One line a library.</summary>
    public static readonly IReadOnlyList<PortableLibrary> All =
    [
        new("libGL.so.1", "libgl1"),
        new("libICE.so.6", "libice6"),
        new("libSM.so.6", "libsm6"),
        new("libX11.so.6", "libx11-6"),
        new("libXext.so.6", "libxext6"),
        new("libXrender.so.1", "libxrender1"),
        new("libatomic.so.1", "libatomic1"),
        new("libglib-2.0.so.0", "libglib2.0-0t64"),
        new("libgobject-2.0.so.0", "libglib2.0-0t64"),
        new("libgthread-2.0.so.0", "libglib2.0-0t64"),
    ];

    /// <summary>Relations that are not followed: drivers of graphics cards, which an image without a screen never opens.</summary>
    public static readonly IReadOnlyList<(string Package, string Dependency)> NotFollowed = [("libglx0", "libglx-mesa0")];

    /// <summary>The packages to ask for, each once.</summary>
    public static IReadOnlyList<string> Packages => [.. All.Select(x => x.Package).Distinct(StringComparer.Ordinal)];
}
