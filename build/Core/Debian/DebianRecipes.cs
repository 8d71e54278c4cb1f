namespace Slipway.Core.Debian;

/// <summary>Every deviation from the general rules by which packages become wheels.</summary>
public static class DebianRecipes
{
    /// <summary>One line a deviation.</summary>
    public static readonly IReadOnlyList<DebianRecipe> All =
    [
        new("cffi", RecipeKind.Companion, "python3-cffi-backend", "Debian ships the compiled half as a package of its own"),
        new("networkx", RecipeKind.NotNeeded, "python3-pkg-resources", "no module of it imports that; it is for old kinds of plugins"),
        new("numpy", RecipeKind.LeaveOut, "numpy/_core/include", "headers: a link into python3-numpy-dev"),
        new("numpy", RecipeKind.LeaveOut, "numpy/_core/lib", "static libraries: a link into python3-numpy-dev"),
        new("numpy", RecipeKind.LeaveOut, "numpy/random/lib", "static libraries: a link into python3-numpy-dev"),
        new("numpy", RecipeKind.LeaveOut, "numpy/f2py/src", "C sources: a link into python3-numpy-dev"),
        new("numpy", RecipeKind.Keep, "numpy/_core/tests/__init__.py", "numpy.testing imports a module of this package"),
        new("numpy", RecipeKind.Keep, "numpy/_core/tests/_natype.py", "numpy.testing imports it"),
        new(
            "onnxruntime",
            RecipeKind.LeaveOut,
            "onnxruntime/capi/libonnxruntime.so",
            "a link to the C library, which the module does not use: it has its own copy of the runtime"
        ),
        new("torch", RecipeKind.Companion, "libtorch2.6", "torch opens its libtorch_global_deps.so by path, through a link into this package"),
        new("torch", RecipeKind.LeaveOut, "torch/bin", "tests of the C++ half"),
        new("torch", RecipeKind.Keep, "torch/bin/torch_shm_manager", "torch looks for it when it is imported"),
        new("torch", RecipeKind.LeaveOut, "torch/include", "headers: links into libtorch-dev"),
        new("torch", RecipeKind.LeaveOut, "torch/lib", "links to the libraries of libtorch2.6, which the image has where the loader looks"),
        new("torch", RecipeKind.Keep, "torch/lib/libtorch_global_deps.so", "torch opens it by this path when it is imported"),
        new("torch", RecipeKind.LeaveOut, "torch/test", "tests: a link into libtorch-test"),
        new("torch", RecipeKind.NotNeeded, "libtorch-test", "tests of the C++ half"),
        new("torch", RecipeKind.NotNeeded, "python3-expecttest", "only torch's own tests import it"),
        new("torch", RecipeKind.NotNeeded, "python3-hypothesis", "only torch's own tests import it"),
        new("torch", RecipeKind.NotNeeded, "python3-pkg-resources", "for compiling extensions, which an image without a compiler cannot"),
        new("torch", RecipeKind.NotNeeded, "python3-psutil", "only torch's own tests import it"),
        new("torch", RecipeKind.NotNeeded, "python3-requests", "no module of torch imports it"),
    ];

    /// <summary>The values of one kind for one distribution.</summary>
    /// <param name="distribution">Normalized name.</param>
    /// <param name="kind">The kind.</param>
    public static IReadOnlyList<string> For(string distribution, RecipeKind kind) =>
        [.. All.Where(r => r.Distribution == distribution && r.Kind == kind).Select(r => r.Value)];

    /// <summary>The relations of packages that are not followed.</summary>
    public static readonly IReadOnlyList<(string Package, string Dependency)> NotFollowed =
    [
        .. All.Where(r => r.Kind == RecipeKind.NotNeeded).Select(r => (DebianNames.PackageOf(r.Distribution), r.Value)),
    ];

    /// <summary>The distribution that a package without metadata belongs to, or null.</summary>
    /// <param name="package">Package name.</param>
    public static string? CompanionOf(string package) => All.FirstOrDefault(r => r.Kind == RecipeKind.Companion && r.Value == package)?.Distribution;
}
