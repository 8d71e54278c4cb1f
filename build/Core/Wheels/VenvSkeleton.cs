using System.Text;
using Slipway.Core.Images;

namespace Slipway.Core.Wheels;

/// <summary>
/// An empty virtual environment as <c>/usr/bin/python3 -m venv --without-pip</c> makes it on Debian, less what only people at a shell use:
/// the activate scripts, the empty include folder and .gitignore. It is the same for every platform.
/// </summary>
public static class VenvSkeleton
{
    /// <summary>Its entries, sorted by path.</summary>
    /// <param name="paths">Where it lies.</param>
    /// <param name="pythonVersion">Full version of the interpreter, such as <c>3.13.5</c>.</param>
    public static IReadOnlyList<LayerEntry> Entries(VenvPaths paths, string pythonVersion) =>
        [
            LayerEntry.Directory(paths.Root),
            LayerEntry.Directory(paths.Scripts),
            LayerEntry.Symlink($"{paths.Scripts}/python", "python3"),
            LayerEntry.Symlink($"{paths.Scripts}/python3", "/usr/bin/python3"),
            LayerEntry.Symlink($"{paths.Scripts}/python3.{paths.PythonMinor}", "python3"),
            LayerEntry.Directory($"{paths.Root}/lib"),
            LayerEntry.Directory($"{paths.Root}/lib/python3.{paths.PythonMinor}"),
            LayerEntry.Directory(paths.SitePackages),
            LayerEntry.Symlink($"{paths.Root}/lib64", "lib"),
            LayerEntry.File($"{paths.Root}/pyvenv.cfg", Encoding.UTF8.GetBytes(Configuration(paths, pythonVersion))),
        ];

    private static string Configuration(VenvPaths paths, string pythonVersion) =>
        $"""
            home = /usr/bin
            include-system-site-packages = false
            version = {pythonVersion}
            executable = /usr/bin/python3.{paths.PythonMinor}
            command = /usr/bin/python3 -m venv --without-pip /{paths.Root}

            """.ReplaceLineEndings("\n");
}
