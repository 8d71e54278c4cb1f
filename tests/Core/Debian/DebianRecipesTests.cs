using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tests;

namespace Slipway.Core.Tests.Debian;

[Trait("Row", "M2")]
public sealed class DebianRecipesTests
{
    private const string Packages = "./usr/lib/python3/dist-packages";
    private const string Libraries = "./usr/lib/x86_64-linux-gnu";

    private static DebContents Torch() =>
        TinyDeb.Contents(
            "python3-torch",
            ($"{Packages}/torch/__init__.py", ""),
            ($"{Packages}/torch/_C.cpython-313-x86_64-linux-gnu.so", "elf"),
            ($"{Packages}/torch/bin/test_api", "elf"),
            ($"{Packages}/torch/bin/torch_shm_manager", "elf"),
            ($"{Packages}/torch/include/ATen", "-> ../../../../../include/ATen"),
            ($"{Packages}/torch/lib/libtorch_cpu.so", "-> ../../../../x86_64-linux-gnu/libtorch_cpu.so.2.6"),
            ($"{Packages}/torch/lib/libtorch_global_deps.so", "-> ../../../../x86_64-linux-gnu/libtorch_global_deps.so.2.6"),
            ($"{Packages}/torch/test", "-> ../../../libtorch-test"),
            ($"{Packages}/torch/testing/__init__.py", ""),
            ($"{Packages}/torch-2.6.0+debian.egg-info/PKG-INFO", "Name: torch\nVersion: 2.6.0+debian\n"),
            ("./usr/share/doc/python3-torch/copyright", "BSD")
        );

    private static DebContents LibTorch() =>
        TinyDeb.Contents(
            "libtorch2.6",
            ($"{Libraries}/libtorch_cpu.so.2.6", "-> libtorch_cpu.so.2.6.0"),
            ($"{Libraries}/libtorch_cpu.so.2.6.0", "large"),
            ($"{Libraries}/libtorch_global_deps.so.2.6", "-> libtorch_global_deps.so.2.6.0"),
            ($"{Libraries}/libtorch_global_deps.so.2.6.0", "deps"),
            ("./usr/share/doc/libtorch2.6/copyright", "BSD")
        );

    [Fact]
    public void Torch_has_of_its_libraries_only_the_one_that_it_opens_by_path_and_of_its_programs_only_the_one_that_it_runs()
    {
        using var torch = Torch();
        using var libraries = LibTorch();
        var wheel = WheelFromDebs.Convert(Distributions.Find([libraries, torch]).Single(), "313", Platform.Amd64);
        wheel.FileName.ShouldBe("torch-2.6.0+debian-cp313-cp313-linux_x86_64.whl");
        wheel
            .Files.Select(x => x.Path)
            .Where(x => x.StartsWith("torch/", StringComparison.Ordinal))
            .ShouldBe([
                "torch/_C.cpython-313-x86_64-linux-gnu.so",
                "torch/__init__.py",
                "torch/bin/torch_shm_manager",
                "torch/lib/libtorch_global_deps.so",
                "torch/testing/__init__.py",
            ]);
        using var content = new StreamReader(wheel.Files.Single(x => x.Path == "torch/lib/libtorch_global_deps.so").Open!());
        content.ReadToEnd().ShouldBe("deps");
    }

    [Fact]
    public void The_libraries_of_a_recipe_alone_make_no_distribution()
    {
        using var libraries = LibTorch();
        Distributions.Find([libraries]).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Row", "R2")]
    public void Libraries_with_a_layer_of_their_own_are_whole_there_and_absent_from_the_common_layer()
    {
        using var libraries = LibTorch();
        using var other = TinyDeb.Contents("libz1", ($"{Libraries}/libz.so.1", "elf"), ("./usr/share/doc/libz1/copyright", "Zlib"));
        var tree = new DebTree([libraries, other]);
        var common = SyslibsTree.Walk([], tree, new HashSet<string>(), Platform.Amd64, ["libtorch_cpu.so.2.6", "libz.so.1"]);
        common.Packages.ShouldBe(["libtorch2.6", "libz1"]);
        Files(common.Entries)
            .ShouldBe([
                "usr/lib/x86_64-linux-gnu/libz.so.1",
                "usr/share/doc/libz1/copyright",
                "var/lib/dpkg/status.d/libz1",
                "var/lib/dpkg/status.d/libz1.md5sums",
            ]);
        Files(SyslibLayer.Of("libtorch2.6")!.Entries(tree, Platform.Amd64))
            .ShouldBe([
                "usr/lib/x86_64-linux-gnu/libtorch_cpu.so.2.6",
                "usr/lib/x86_64-linux-gnu/libtorch_cpu.so.2.6.0",
                "usr/lib/x86_64-linux-gnu/libtorch_global_deps.so.2.6",
                "usr/lib/x86_64-linux-gnu/libtorch_global_deps.so.2.6.0",
                "usr/share/doc/libtorch2.6/copyright",
                "var/lib/dpkg/status.d/libtorch2.6",
                "var/lib/dpkg/status.d/libtorch2.6.md5sums",
            ]);
    }

    [Fact]
    public void A_patched_line_keeps_its_place_says_that_it_was_changed_and_is_named_with_the_packages()
    {
        using var onnx = Onnx("def f():\n    for schema in get_all_schemas_with_history():\n        pass\n");
        var wheel = WheelFromDebs.Convert(Distributions.Find([onnx]).Single(), "313", Platform.Amd64);
        var lines = Text(wheel, "onnx/reference/op_run.py").Split('\n');
        lines[1].ShouldStartWith("    for schema in (s for s in get_all_schemas_with_history() if not ");
        lines[1].ShouldContain("# changed by Slipway");
        lines[2].ShouldBe("        pass");
        Text(wheel, "onnx-1.17.0.dist-info/debian-packages.txt").ShouldContain("# changed: onnx/reference/op_run.py: ");
    }

    [Theory]
    [InlineData("for schema in others():\n")]
    [InlineData("for schema in get_all_schemas_with_history():\nfor schema in get_all_schemas_with_history():\n")]
    [Trait("Row", "U2")]
    public void A_line_to_patch_that_is_not_there_once_is_refused(string text)
    {
        using var onnx = Onnx(text);
        var problem = Should.Throw<SlipwayException>(() => WheelFromDebs.Convert(Distributions.Find([onnx]).Single(), "313", Platform.Amd64)).Problems.Single();
        problem.Number.ShouldBe("SLP456");
        problem.Found.ShouldContain("'onnx/reference/op_run.py' does not have once the line");
    }

    private static DebContents Onnx(string text) =>
        TinyDeb.Contents(
            "python3-onnx",
            ($"{Packages}/onnx/reference/op_run.py", text),
            ($"{Packages}/onnx-1.17.0.dist-info/METADATA", "Name: onnx\nVersion: 1.17.0\n"),
            ("./usr/share/doc/python3-onnx/copyright", "Apache-2.0")
        );

    private static string Text(WheelContent wheel, string path)
    {
        using var reader = new StreamReader(wheel.Files.Single(x => x.Path == path).Open!());
        return reader.ReadToEnd();
    }

    private static IEnumerable<string> Files(IEnumerable<LayerEntry> entries) => entries.Where(x => x.Kind != EntryKind.Directory).Select(x => x.Path);
}
