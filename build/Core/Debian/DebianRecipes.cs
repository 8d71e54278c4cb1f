namespace Slipway.Core.Debian;

/// <summary>Every deviation from the general rules by which packages become wheels.</summary>
public static class DebianRecipes
{
    /// <summary>One line a deviation.</summary>
    public static readonly IReadOnlyList<DebianRecipe> All =
    [
        new("cffi", RecipeKind.Companion, "python3-cffi-backend", "Debian ships the compiled half as a package of its own"),
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
    ];

    /// <summary>The values of one kind for one distribution.</summary>
    /// <param name="distribution">Normalized name.</param>
    /// <param name="kind">The kind.</param>
    public static IReadOnlyList<string> For(string distribution, RecipeKind kind) =>
        [.. All.Where(r => r.Distribution == distribution && r.Kind == kind).Select(r => r.Value)];

    /// <summary>The distribution that a package without metadata belongs to, or null.</summary>
    /// <param name="package">Package name.</param>
    public static string? CompanionOf(string package) => All.FirstOrDefault(r => r.Kind == RecipeKind.Companion && r.Value == package)?.Distribution;
}
