using System.IO.Compression;
using Slipway.Tests;

namespace Slipway.Tools.Tests.Wheels;

/// <summary>Wheels made by real build back ends (setuptools, flit) from projects that have what published wheels seldom have.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
internal static class BuiltWheels
{
    private static readonly Dictionary<string, string> Setuptools = new()
    {
        ["pyproject.toml"] = """
            [build-system]
            requires = ["setuptools"]
            build-backend = "setuptools.build_meta"
            [project]
            name = "Built.By-Setuptools"
            version = "1.2.0rc1"
            [project.scripts]
            built-run = "built_pkg.main:App.run"
            built-extra = "built_pkg.main:main [fast]"
            [project.gui-scripts]
            built-window = "built_pkg.main:main"
            [project.optional-dependencies]
            fast = []
            [tool.setuptools]
            packages = ["built_pkg"]
            script-files = ["tools/built-tool", "tools/built-shell"]
            [tool.setuptools.data-files]
            "share/built" = ["data/notes.txt"]
            "etc" = ["data/built.conf"]
            """,
        ["setup.py"] = "from setuptools import setup\nsetup(headers=['include/built.h'])\n",
        ["built_pkg/__init__.py"] = "",
        ["built_pkg/main.py"] = "def main(): pass\nclass App:\n    run = main\n",
        ["tools/built-tool"] = "#!/usr/bin/env python3\nprint('tool')\n",
        ["tools/built-shell"] = "#!/bin/sh\necho shell\n",
        ["data/notes.txt"] = "notes\n",
        ["data/built.conf"] = "a = b\n",
        ["include/built.h"] = "#define BUILT 1\n",
    };

    private static readonly Dictionary<string, string> Flit = new()
    {
        ["pyproject.toml"] = """
            [build-system]
            requires = ["flit_core"]
            build-backend = "flit_core.buildapi"
            [project]
            name = "built_by_flit"
            version = "3"
            description = "made by flit"
            [project.scripts]
            flit-run = "built_by_flit:main"
            [project.gui-scripts]
            flit-window = "built_by_flit:main"
            [tool.flit.external-data]
            directory = "data"
            """,
        ["built_by_flit.py"] = "def main(): pass\n",
        ["data/share/flit/readme.txt"] = "read me\n",
        ["data/bin/flit-data"] = "#!python\n",
    };

    /// <summary>Makes the wheels in a root, with the back ends of the index beside the checkout.</summary>
    /// <returns>Their paths on this machine.</returns>
    internal static async Task<IReadOnlyList<string>> MakeAsync(PythonCopy root)
    {
        var files = Path.Combine(UvFixture.NeedBundle(), "files");
        foreach (
            var (project, backend, wheel) in ((Dictionary<string, string>, string, string)[])
                [(Setuptools, "setuptools.build_meta", "setuptools-"), (Flit, "flit_core.buildapi", "flit_core-")]
        )
        {
            ZipFile.ExtractToDirectory(Directory.GetFiles(files, $"{wheel}*.whl").Single(), root["/tmp/backends"], overwriteFiles: true);
            var folder = $"/tmp/project-{backend}";
            foreach (var (path, text) in project)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(root[$"{folder}/{path}"])!);
                await File.WriteAllTextAsync(root[$"{folder}/{path}"], text);
            }
            if (File.Exists(root[$"{folder}/data/bin/flit-data"]))
                File.SetUnixFileMode(root[$"{folder}/data/bin/flit-data"], (UnixFileMode)0b111_101_101);
            Directory.CreateDirectory(root["/tmp/made"]);
            var script = $"import sys, os; sys.path.insert(0, '/tmp/backends'); os.chdir('{folder}'); import {backend} as b; b.build_wheel('/tmp/made')";
            (await root.RunAsync("/usr/bin/python3", "-c", script)).OrThrow();
        }
        return Directory.GetFiles(root["/tmp/made"], "*.whl");
    }
}
