using Slipway.Core.Catalog;
using Slipway.Core.Wheels;
using Slipway.Tests;
using Slipway.Tools.Tests.Debian;

namespace Slipway.Tools.Tests.Wheels;

/// <summary>Our layout against the real pip: path, mode, content and link target of every file below /opt/venv.</summary>
[Trait("Row", "R3")]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class PipComparisonTests(PythonRoot python, RealMirror mirror) : IClassFixture<PythonRoot>, IClassFixture<RealMirror>
{
    /// <summary>The name that pip writes, so that whole trees can be compared; that ours is the only difference is a test of its own.</summary>
    private static readonly LayoutRules AsPip = LayoutRules.Complete with { Installer = "pip" };

    [Theory]
    [InlineData("x86_64")]
    [InlineData("aarch64")]
    [Trait("Row", "L1")]
    public async Task Published_wheels_become_the_tree_that_pip_installs(string machine)
    {
        if (machine != "x86_64")
            Needs.All();
        (await DifferencesAsync([.. ComparedWheels.Committed.Where(path => ComparedWheels.Fits(path, machine))], machine)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("x86_64")]
    [InlineData("aarch64")]
    [Trait("Row", "W6")]
    public async Task The_demos_wheels_made_of_Debian_packages_become_the_tree_that_pip_installs(string machine)
    {
        Needs.All();
        using var folder = new TempFolder();
        var locked = RealMirror.Wheels(Platform.All.Single(platform => platform.Machine == machine));
        foreach (var wheel in locked)
            File.Copy(mirror.Store.PathOf(wheel.Digest), folder[wheel.FileName]);
        locked.Count.ShouldBeGreaterThan(20);
        (await DifferencesAsync([.. locked.Select(wheel => folder[wheel.FileName])], machine)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wheel_with_every_kind_of_file_becomes_the_tree_that_pip_installs()
    {
        using var folder = new TempFolder();
        (await DifferencesAsync([.. OddWheels.All.Select(wheel => wheel.Write(folder.Path))], "x86_64")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Wheels_that_setuptools_and_flit_make_become_the_tree_that_pip_installs()
    {
        using var root = await python.CopyAsync(withVenv: false);
        var made = await BuiltWheels.MakeAsync(root);
        var files = made.SelectMany(path => WheelArchive.Open(Path.GetFileName(path), () => File.OpenRead(path)).Files).Select(file => file.Name).ToList();
        foreach (var scheme in (string[])["scripts", "headers", "data"])
            files.ShouldContain(name => name.Contains($".data/{scheme}/", StringComparison.Ordinal), $"a wheel with {scheme}");
        (await DifferencesAsync([.. made], "x86_64")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_wheel_of_a_large_index_becomes_the_tree_that_pip_installs()
    {
        var rounds = ComparedWheels.Rounds(ComparedWheels.NeedFolder());
        // uv installs those of the other machine beside this test; pip takes ten times as long, and does so with Test --all.
        var isAll = Environment.GetEnvironmentVariable("SLIPWAY_TEST_ALL") == "1";
        foreach (var (machine, round) in rounds.Where(x => isAll || x.Machine == "x86_64"))
            (await DifferencesAsync(round, machine)).ShouldBeEmpty();
    }

    [Fact]
    public void Our_name_in_INSTALLER_is_the_only_difference_to_the_tree_of_pip()
    {
        var path = ComparedWheels.Committed.First(wheel => wheel.Contains("uvicorn", StringComparison.Ordinal));
        var ours = FileTree.OfEntries(ComparedWheels.Layout(path, LayoutRules.Complete).Entries);
        var pips = FileTree.OfEntries(ComparedWheels.Layout(path, AsPip).Entries);
        FileTree.Differences(pips, ours).Select(line => line.Split(' ')[1].Split('/')[^1]).Distinct().ShouldBe(["INSTALLER", "RECORD"], ignoreOrder: true);
    }

    [Fact]
    [Trait("Row", "R1")]
    public async Task What_the_leave_outs_leave_can_be_imported()
    {
        using var root = await python.CopyAsync(withVenv: false);
        var index = ComparedWheels.Folder is { } folder ? Directory.GetFiles(folder, "*.whl") : [];
        // Wheels with the honest tag need libraries of the base that they were made for.
        if (index.Any(path => path.Contains("-linux_", StringComparison.Ordinal)))
            index = [];
        var wheels = ComparedWheels
            .Of([.. ComparedWheels.Committed.Concat(index).Where(path => ComparedWheels.Fits(path, "x86_64")).DistinctBy(Path.GetFileName)])[0]
            .Select(path => ComparedWheels.Layout(path, LayoutRules.Lean))
            .ToList();
        FileTree.Write(
            VenvSkeleton.Entries(ComparedWheels.Venv, "3.13.5").Concat(WheelConflicts.Resolve(wheels, []).SelectMany(wheel => wheel.Entries)),
            root.Path
        );
        var names = wheels.SelectMany(wheel => wheel.Modules).Except(NeedsMore).ToList();
        names.Count.ShouldBeGreaterThan(12);
        var result = await root.RunAsync("/opt/venv/bin/python", "-c", Slipway.Core.Rendering.ImportScript.For(names));
        result.Output.ShouldBeEmpty();
        result.ExitCode.ShouldBe(0, result.Error);
        (await root.RunAsync("/opt/venv/bin/ninja", "--version")).OrThrow().Output.ShouldStartWith("1.13");
        (await root.RunAsync("/opt/venv/bin/readelf.py", "--help")).OrThrow().Output.ShouldContain("usage:");
    }

    [Fact]
    public async Task The_skeleton_is_what_venv_makes_less_what_is_for_shells()
    {
        using var root = await python.CopyAsync(withVenv: true);
        var venv = FileTree.OfDisk(root.Path, "opt/venv");
        var version = (await root.RunAsync("/usr/bin/python3", "-c", "import platform; print(platform.python_version())")).OrThrow().Output.Trim();
        var differences = FileTree.Differences(venv, FileTree.OfEntries(VenvSkeleton.Entries(ComparedWheels.Venv, version)));
        differences
            .Select(line => line.Split(' ')[1])
            .ShouldBe(
                [.. ((string[])["Activate.ps1", "activate", "activate.csh", "activate.fish"]).Select(file => $"opt/venv/bin/{file}"), "opt/venv/.gitignore"],
                ignoreOrder: true
            );
        differences.ShouldAllBe(line => line.StartsWith('-'));
    }

    /// <summary>Modules whose own dependencies are not among the wheels at hand.</summary>
    private static readonly string[] NeedsMore =
    [
        "uvicorn",
        "fastapi",
        "pydantic",
        "starlette",
        "anyio",
        "auditwheel",
        "hatchling",
        "setuptools_scm",
        "vcs_versioning",
        "scikit_build_core",
        "typing_inspection",
        "build",
    ];

    /// <summary>Installs wheels with pip from a lock that we write, lays the same wheels out, and compares.</summary>
    private async Task<IReadOnlyList<string>> DifferencesAsync(List<string> wheels, string machine)
    {
        using var root = await python.CopyAsync(withVenv: true);
        await ComparedWheels.OfferAsync(root, wheels, machine);
        var before = FileTree.OfDisk(root.Path, "opt/venv");
        root.Variables["_PYTHON_HOST_PLATFORM"] = $"linux-{machine}";
        string[] options = ["install", "--no-compile", "--no-deps", "--no-index", "--require-hashes", "--find-links", "/tmp/wheels", "-r", "/tmp/lock.txt"];
        (await root.RunAsync("/usr/bin/python3", ["-m", "pip", "--python", "/opt/venv/bin/python", .. options])).OrThrow();
        var installed = FileTree.OfDisk(root.Path, "opt/venv");
        foreach (var skeleton in before)
            installed.Remove(skeleton.Key);
        installed.Count.ShouldBeGreaterThan(wheels.Count * 4);
        return FileTree.Differences(installed, FileTree.OfEntries(wheels.SelectMany(wheel => ComparedWheels.Layout(wheel, AsPip).Entries)));
    }
}
