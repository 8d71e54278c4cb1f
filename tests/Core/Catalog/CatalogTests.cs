using System.Text.RegularExpressions;
using Slipway.Core.Catalog;
using Slipway.Core.Locks;
using Slipway.Tests;

namespace Slipway.Core.Tests.Catalog;

public sealed class CatalogTests
{
    [Fact]
    [Trait("Row", "M1")]
    public void Every_choice_has_its_line_in_order()
    {
        Modes.All.Select(x => x.Mode).ShouldBe(Enum.GetValues<Mode>());
        Devices.All.Select(x => x.Device).ShouldBe(Enum.GetValues<Device>());
        Backends.All.Select(x => x.Backend).ShouldBe(Enum.GetValues<Backend>());
        Enum.GetNames<BackendChoice>().ShouldBe([.. Enum.GetNames<Backend>(), "All"]);
        Rules.All.Select(x => x.Name).ShouldBeUnique();
    }

    [Theory]
    [InlineData(Mode.Minimal, "minimal-torch")]
    [InlineData(Mode.Recommended, "recommended-torch")]
    [InlineData(Mode.Full, "full-vllm")]
    [Trait("Row", "M2")]
    public void What_a_mode_holds_is_asked_for_by_its_inputs(Mode mode, string name)
    {
        var roots = Read($"requirements/locks/public/{name}.gpu.amd64.txt").Packages.Where(x => x.IsRoot).Select(x => x.NormalizedName).ToHashSet();
        var packages = Modes.All.Where(x => x.Mode <= mode).SelectMany(x => x.Adds).Select(x => x.Package).Where(x => x.Length > 0);
        packages.Where(x => !roots.Contains(x)).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Row", "M2")]
    public void A_part_without_a_package_says_why() =>
        Modes.All.SelectMany(x => x.Adds).Where(x => x.Package.Length == 0).ShouldAllBe(x => x.Remark.Length > 0);

    [Fact]
    [Trait("Row", "M4")]
    public void The_glibc_level_of_a_backend_is_that_of_its_locked_wheels()
    {
        var checkedLines = 0;
        foreach (var line in EngineWheels.All)
        {
            var mode = Backends.Of(line.Backend).Modes[0];
            var path = $"requirements/locks/public/{Selection.Word(mode)}-{Selection.Word(line.Backend)}.gpu.{line.Platform.Architecture}.txt";
            if (!File.Exists(Path.Combine(Repository.Root, path)))
                continue;
            var asks = Read(path).Packages.Select(x => (Level: Level(x.File), x.Name, x.Version)).ToList();
            var most = asks.Max(x => x.Level);
            line.Glibc.ShouldBe(new GlibcLevel(2, most), path);
            asks.Where(x => x.Level == most).Select(x => $"{x.Name} {x.Version}").ShouldContain(line.Because, path);
            checkedLines++;
        }
        checkedLines.ShouldBe(8);
    }

    [Fact]
    [Trait("Row", "K3")]
    public void A_GPU_generation_is_in_a_CUDA_version_of_the_table_and_default_lists_know_their_members()
    {
        GpuArchitecture.All.ShouldAllBe(x => CudaVersion.All.Any(x.IsIn));
        foreach (var cuda in CudaVersion.All)
        foreach (var platform in Platform.All)
            GpuArchitecture.Default(platform, cuda).ShouldNotBeEmpty();
        GpuTarget.Find("9.0+ptx")!.ToString().ShouldBe("9.0+PTX");
        GpuTarget.Find("9").ShouldBeNull();
    }

    private static LockFile Read(string path) => LockReader.Read(File.ReadAllText(Path.Combine(Repository.Root, path)), path);

    /// <summary>The oldest glibc 2.N that a wheel runs on; 0 where it does not care.</summary>
    private static int Level(string file) =>
        file.Contains("manylinux2014", StringComparison.Ordinal)
            ? 17
            : Regex.Matches(file, @"manylinux_2_(\d+)").Select(x => int.Parse(x.Groups[1].Value)).DefaultIfEmpty(0).Min();
}
