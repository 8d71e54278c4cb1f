using Slipway.Core.Images;

namespace Slipway.Core.Wheels;

/// <summary>Which sources have bytecode, where it lies (PEP 3147), and what its layers are called.</summary>
public static class BytecodeFiles
{
    /// <summary>Name of the layer with the bytecode of Python's own modules.</summary>
    public const string OfBase = "base" + Ending;

    /// <summary>The folder that the base's Python is in.</summary>
    public const string BaseRoot = "usr";

    private const string Ending = ".pyc";

    /// <summary>Sources that can be imported: every <c>.py</c> below <c>ROOT/lib/python3.N</c>.</summary>
    /// <param name="files">Files of wheels as they are laid out, or of a base.</param>
    /// <param name="root">The virtual environment or <see cref="BaseRoot"/>.</param>
    /// <param name="minor">The second number of the Python version.</param>
    public static IEnumerable<LayerEntry> Sources(IEnumerable<LayerEntry> files, string root, int minor) =>
        files.Where(x =>
            x.Kind == EntryKind.File
            && x.Path.EndsWith(".py", StringComparison.Ordinal)
            && x.Path.StartsWith($"{root}/lib/python3.{minor}/", StringComparison.Ordinal)
        );

    /// <summary>Path of a source's bytecode: <c>__pycache__/NAME.cpython-313.pyc</c> beside it.</summary>
    /// <param name="source">Path of the source in the image.</param>
    /// <param name="minor">The second number of the Python version.</param>
    public static string PathOf(string source, int minor)
    {
        var slash = source.LastIndexOf('/') + 1;
        return $"{source[..slash]}__pycache__/{source[slash..^3]}.cpython-3{minor}{Ending}";
    }

    /// <summary>Name of the layer with the bytecode of a group of wheels. No group's name has a dot.</summary>
    /// <param name="group">Name of the group.</param>
    public static string LayerOf(string group) => group + Ending;

    /// <summary>Name of the group whose bytecode a layer holds; null for that of the base.</summary>
    /// <param name="layer">Name of the layer.</param>
    public static string? GroupOf(string layer) => layer == OfBase ? null : layer[..^Ending.Length];
}
