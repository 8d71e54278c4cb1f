using Slipway.Core.Images;
using Slipway.Core.Wheels;
using Slipway.Tests;

namespace Slipway.Tools.Tests.Wheels;

/// <summary>Our layout against the real uv, less what uv is known to do otherwise than pip.</summary>
[Trait("Row", "R3")]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class UvComparisonTests(PythonRoot python) : IClassFixture<PythonRoot>
{
    private static readonly LayoutRules AsUv = LayoutRules.Complete with { Installer = "uv" };

    [Fact]
    public async Task Every_wheel_of_a_large_index_becomes_the_tree_that_uv_installs()
    {
        // pip is asked about the same wheels in every run.
        Needs.All();
        var uv = UvFixture.Need();
        foreach (var (machine, round) in ComparedWheels.Rounds(ComparedWheels.NeedFolder()))
            (await DifferencesAsync(uv, round, machine)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wheel_with_every_kind_of_file_becomes_the_tree_that_uv_installs()
    {
        using var folder = new TempFolder();
        (await DifferencesAsync(UvFixture.Need(), [.. OddWheels.AllForUv.Select(wheel => wheel.Write(folder.Path))], "x86_64", isOdd: true)).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<string>> DifferencesAsync(string uv, List<string> wheels, string machine, bool isOdd = false)
    {
        using var root = await python.CopyAsync(withVenv: true);
        await ComparedWheels.OfferAsync(root, wheels, machine);
        File.Copy(uv, root["/tmp/uv"]);
        var before = FileTree.OfDisk(root.Path, "opt/venv");
        string[] options =
        [
            "--no-deps",
            "--no-index",
            "--offline",
            "--no-config",
            "--no-cache",
            "--no-compile-bytecode",
            "--link-mode",
            "copy",
            "--require-hashes",
        ];
        string[] places = ["--find-links", "/tmp/wheels", "--python", "/opt/venv/bin/python", "--python-platform", $"{machine}-manylinux_2_40"];
        (await root.RunAsync("/tmp/uv", ["pip", "install", .. options, .. places, "-r", "/tmp/lock.txt"])).OrThrow();
        var installed = FileTree.OfDisk(root.Path, "opt/venv");
        foreach (var skeleton in before)
            installed.Remove(skeleton.Key);
        installed.Count.ShouldBeGreaterThan(wheels.Count * 5);
        var ours = wheels.Select(wheel => ComparedWheels.Layout(wheel, AsUv)).SelectMany(wheel => wheel.Entries).ToList();
        var programs = wheels.SelectMany(ProgramsOf).ToHashSet(StringComparer.Ordinal);
        // Both make the program of the running Python for pip, whatever version the wheel names.
        programs.Add($"{ComparedWheels.Venv.Scripts}/pip3.13");
        programs.RemoveWhere(program => !installed.ContainsKey(program));
        var differences = FileTree.Differences(installed, FileTree.OfEntries(ours));
        UvHabit
            .All.Where(habit => isOdd || !habit.IsRare)
            .ShouldAllBe(habit => differences.Any(line => line.Split(' ')[1].EndsWith(habit.Files, StringComparison.Ordinal)));
        return
        [
            .. differences.Where(line => !UvHabit.Explains(line.Split(' ')[1], programs)),
            .. ours.Where(IsRecord).SelectMany(record => RowDifferences(record, root, programs)),
        ];
    }

    private static bool IsRecord(LayerEntry entry) => entry.Path.EndsWith(".dist-info/RECORD", StringComparison.Ordinal);

    private static IEnumerable<string> ProgramsOf(string path) =>
        WheelArchive
            .Open(Path.GetFileName(path), () => File.OpenRead(path))
            .EntryPoints.Where(point => point.Group is "console_scripts" or "gui_scripts")
            .Select(point => $"{ComparedWheels.Venv.Scripts}/{point.Name}");

    private static IEnumerable<string> RowDifferences(LayerEntry record, PythonCopy root, IReadOnlySet<string> programs)
    {
        using var content = new StreamReader(record.Open!());
        var ours = UvHabit.Rows(content.ReadToEnd(), ComparedWheels.Venv.SitePackages, programs);
        var uvs = UvHabit.Rows(File.ReadAllText(root[record.Path]), ComparedWheels.Venv.SitePackages, programs);
        return [.. uvs.Except(ours).Select(row => $"- {record.Path}: {row}"), .. ours.Except(uvs).Select(row => $"+ {record.Path}: {row}")];
    }
}
