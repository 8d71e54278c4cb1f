using Slipway.Core.Images;

namespace Slipway.Core.Wheels;

/// <summary>
/// What an import test imports of a wheel: the first importable name on every path below site-packages, found in the installed files and not in
/// top_level.txt, which only setuptools writes and which names namespace packages as if they were packages.
/// A folder with <c>__init__</c> is a package; a folder without is a namespace, and what counts are the packages in it (<c>google.protobuf</c>).
/// Modules that start with an underscore are reached through public ones and count only where there is nothing public.
/// </summary>
public static class TopLevelModules
{
    /// <summary>The dotted names, sorted.</summary>
    /// <param name="entries">The installed files of one wheel.</param>
    /// <param name="paths">The environment.</param>
    public static IReadOnlyList<string> Of(IEnumerable<LayerEntry> entries, VenvPaths paths)
    {
        var below = entries
            .Where(e => e.Path.StartsWith(paths.SitePackages + "/", StringComparison.Ordinal))
            .Select(e => e.Path[(paths.SitePackages.Length + 1)..].Split('/'))
            .ToList();
        var all = below
            .Where(path => path.Length == 1)
            .Select(path => Module(path[0], alone: true))
            .OfType<string>()
            .Concat(Packages(below))
            .Distinct()
            .ToList();
        var chosen = all.Where(name => !name.StartsWith('_')).ToList();
        return [.. (chosen.Count > 0 ? chosen : all).Order(StringComparer.Ordinal)];
    }

    /// <summary>The outermost packages: their path is one of identifiers, and no folder above has an <c>__init__</c>.</summary>
    private static IEnumerable<string> Packages(List<string[]> files)
    {
        var packages = files
            .Where(path => path.Length > 1 && Module(path[^1], alone: false) == "__init__" && path[..^1].All(IsIdentifier))
            .Select(path => string.Join('.', path[..^1]))
            .ToHashSet();
        return packages.Where(name => !Parents(name).Any(packages.Contains));
    }

    private static IEnumerable<string> Parents(string name)
    {
        for (var at = name.IndexOf('.', StringComparison.Ordinal); at > 0; at = name.IndexOf('.', at + 1))
            yield return name[..at];
    }

    /// <summary>The module that a file is: Python source or an extension (<c>x.py</c>, <c>x.abi3.so</c>, <c>x.cpython-313-x86_64-linux-gnu.so</c>, <c>x.so</c>).</summary>
    private static string? Module(string file, bool alone)
    {
        var name = file.Split('.')[0];
        var ending = file[name.Length..];
        var isModule =
            ending is ".py" or ".abi3.so"
            || (ending.StartsWith(".cpython-3", StringComparison.Ordinal) && ending.EndsWith(".so", StringComparison.Ordinal))
            || (alone && ending == ".so" && !name.StartsWith("lib", StringComparison.Ordinal));
        return isModule && IsIdentifier(name) ? name : null;
    }

    private static bool IsIdentifier(string name) => name.Length > 0 && !char.IsDigit(name[0]) && name.All(c => c == '_' || char.IsLetterOrDigit(c));
}
