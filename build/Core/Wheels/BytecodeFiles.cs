using Slipway.Core.Images;

namespace Slipway.Core.Wheels;

/// <summary>Which files of wheels have bytecode, and where it lies (PEP 3147).</summary>
public static class BytecodeFiles
{
    private const string Ending = ".pyc";

    /// <summary>Sources that can be imported: every <c>.py</c> below site-packages, as pip compiles them.</summary>
    /// <param name="files">Files of wheels as they are laid out.</param>
    /// <param name="paths">The virtual environment.</param>
    public static IEnumerable<LayerEntry> Sources(IEnumerable<LayerEntry> files, VenvPaths paths) =>
        files.Where(x =>
            x.Kind == EntryKind.File
            && x.Path.EndsWith(".py", StringComparison.Ordinal)
            && x.Path.StartsWith(paths.SitePackages + "/", StringComparison.Ordinal)
        );

    /// <summary>Path of a source's bytecode: <c>__pycache__/NAME.cpython-313.pyc</c> beside it.</summary>
    /// <param name="source">Path of the source in the image.</param>
    /// <param name="paths">The virtual environment.</param>
    public static string PathOf(string source, VenvPaths paths)
    {
        var slash = source.LastIndexOf('/') + 1;
        return $"{source[..slash]}__pycache__/{source[slash..^3]}.cpython-3{paths.PythonMinor}{Ending}";
    }

    /// <summary>Name of the layer with the bytecode of a group of wheels. No group's name has a dot.</summary>
    /// <param name="group">Name of the group.</param>
    public static string LayerOf(string group) => group + Ending;

    /// <summary>Name of the group whose bytecode a layer holds.</summary>
    /// <param name="layer">Name of the layer.</param>
    public static string GroupOf(string layer) => layer[..^Ending.Length];
}
