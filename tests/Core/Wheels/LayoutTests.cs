using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Wheels;
using Slipway.Tests;

namespace Slipway.Core.Tests.Wheels;

[Trait("Row", "R3")]
public sealed class LayoutTests
{
    private const string Site = "opt/venv/lib/python3.13/site-packages/";
    private static readonly VenvPaths Venv = VenvPaths.Of(13);

    [Fact]
    [Trait("Row", "R1")]
    public void Tests_stubs_and_sources_are_left_out_and_reported_and_record_lists_just_what_is_there()
    {
        var wheel = Package()
            .Add("pkg/tests/test_a.py", "t")
            .Add("pkg/sub/tests/data/x.bin", "12345")
            .Add("pkg/a.pyi", "s")
            .Add("pkg/fast.pyx", "c")
            .Add("pkg/include/pkg.h", "h")
            .Add("pkg/__pycache__/a.pyc", "b");
        var laidOut = Layout(wheel, LayoutRules.Lean);
        laidOut
            .LeftOut.Select(file => file.Path[Site.Length..])
            .ShouldBe(
                ["pkg/__pycache__/a.pyc", "pkg/a.pyi", "pkg/fast.pyx", "pkg/include/pkg.h", "pkg/sub/tests/data/x.bin", "pkg/tests/test_a.py"],
                ignoreOrder: true
            );
        laidOut.LeftOut.Sum(file => file.Size).ShouldBe(10);
        laidOut.LeftOut.ShouldAllBe(file => file.Reason.Length > 0);
        Recorded(laidOut).ShouldBe(laidOut.Entries.Select(entry => Venv.InRecord(entry.Path)), ignoreOrder: true);
    }

    [Fact]
    public void What_is_needed_at_run_time_stays_although_a_rule_names_it()
    {
        var numpy = new WheelBuilder("numpy", "2.2.0")
            .Add("numpy/__init__.py", "")
            .Add("numpy/_core/tests/_natype.py", "")
            .Add("numpy/_core/tests/test_a.py", "");
        Layout(numpy, LayoutRules.Lean).LeftOut.Select(file => file.Path[Site.Length..]).ShouldBe(["numpy/_core/tests/test_a.py"]);
    }

    [Fact]
    public void The_metadata_and_a_top_level_folder_are_never_left_out()
    {
        var wheel = Package().Add("pkg-1.0.dist-info/licenses/x.c", "licence").Add("tests/__init__.py", "").Add("pkg/tests.py", "").Add("tests.py", "");
        Layout(wheel, LayoutRules.Lean).LeftOut.ShouldBeEmpty();
    }

    [Fact]
    public void Without_rules_nothing_is_left_out()
    {
        var wheel = Package().Add("pkg/tests/test_a.py", "t").Add("pkg-1.0.data/headers/pkg.h", "h");
        var laidOut = Layout(wheel, LayoutRules.Complete);
        laidOut.LeftOut.ShouldBeEmpty();
        laidOut.Entries.Select(entry => entry.Path).ShouldContain("opt/venv/include/site/python3.13/pkg/pkg.h");
    }

    [Theory]
    [InlineData("google.protobuf", "google/protobuf/__init__.py", "google/protobuf/internal/__init__.py", "google/_upb.cpython-313-x86_64-linux-gnu.so")]
    [InlineData("six", "six.py")]
    [InlineData("a,b", "a/__init__.py", "a/c/__init__.py", "b.abi3.so", "_private.py", "libz.so", "notes.txt")]
    [InlineData("_only", "_only.abi3.so")]
    [InlineData("native", "native/__init__.cpython-313-x86_64-linux-gnu.so", "native.libs/libx.so.1")]
    [InlineData("", "81d243bd__mypyc.cpython-313-x86_64-linux-gnu.so", "types-stubs/__init__.pyi", "data/readme.py")]
    public void The_import_test_imports_the_outermost_packages_and_modules(string expected, params string[] files)
    {
        var wheel = files.Aggregate(new WheelBuilder("pkg", "1.0"), (builder, file) => builder.Add(file, ""));
        var modules = Layout(wheel, LayoutRules.Complete).Modules;
        modules.ShouldBe(expected.Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Two_wheels_with_different_files_at_one_path_are_refused_and_both_named()
    {
        var one = Layout(new WheelBuilder("opencv_python", "4").Add("cv2/__init__.py", "1").Add("cv2/same.py", "s"), LayoutRules.Complete);
        var two = Layout(new WheelBuilder("opencv_python_headless", "4").Add("cv2/__init__.py", "2").Add("cv2/same.py", "s"), LayoutRules.Complete);
        var refused = Should.Throw<SlipwayException>(() => WheelConflicts.Resolve([one, two], [])).Problems.ShouldHaveSingleItem();
        refused.Number.ShouldBe("SLP234");
        refused.Found.ShouldContain("opencv_python-4-");
        refused.Found.ShouldContain("opencv_python_headless-4-");
        WheelConflicts.Find([one, two]).ShouldHaveSingleItem().Paths.ShouldBe([Site + "cv2/__init__.py"]);
    }

    [Fact]
    public void A_rule_orders_two_wheels_whichever_comes_first()
    {
        var one = Layout(new WheelBuilder("one", "1").Add("cv2.py", "1"), LayoutRules.Complete);
        var two = Layout(new WheelBuilder("two", "1").Add("cv2.py", "2"), LayoutRules.Complete);
        foreach (
            var wheels in (LaidOutWheel[][])
                [
                    [one, two],
                    [two, one],
                ]
        )
        {
            var owner = WheelConflicts
                .Resolve(wheels, [new ConflictRule("two", "one")])
                .Where(wheel => wheel.Entries.Any(entry => entry.Path == Site + "cv2.py"));
            owner.ShouldHaveSingleItem().File.Name.ShouldBe("two");
        }
    }

    [Fact]
    public void A_file_where_another_wheel_has_a_folder_is_a_conflict()
    {
        var one = Layout(new WheelBuilder("one", "1").Add("ns/a", ""), LayoutRules.Complete);
        var two = Layout(new WheelBuilder("two", "1").Add("ns", ""), LayoutRules.Complete);
        WheelConflicts.Find([one, two]).ShouldHaveSingleItem().Paths.ShouldBe([Site + "ns"]);
        WheelConflicts.Find([two, one]).ShouldHaveSingleItem().Paths.ShouldBe([Site + "ns"]);
        WheelConflicts.Find([one, Layout(new WheelBuilder("two", "1").Add("ns/b", ""), LayoutRules.Complete)]).ShouldBeEmpty();
    }

    [Fact]
    public void An_entry_can_be_opened_again_and_again_stored_or_deflated()
    {
        var text = string.Concat(Enumerable.Range(0, 5000).Select(i => $"line {i}\n"));
        var laidOut = Layout(new WheelBuilder("pkg", "1.0").Add("stored.txt", text, stored: true).Add("deflated.txt", text), LayoutRules.Complete);
        foreach (var entry in laidOut.Entries.Where(entry => entry.Path.EndsWith("ed.txt", StringComparison.Ordinal)))
            for (var time = 0; time < 3; time++)
                Encoding.UTF8.GetString(Read(entry)).ShouldBe(text);
    }

    [Fact]
    public void The_first_line_of_a_program_goes_through_the_shell_where_a_kernel_would_cut_it()
    {
        var wheel = Package().Add("pkg-1.0.dist-info/entry_points.txt", "[console_scripts]\nrun = pkg:main\n");
        var far = new VenvPaths("opt/" + new string('x', 150), 13);
        var bytes = wheel.Build();
        var laidOut = WheelLayout.Of(WheelArchive.Open(wheel.FileName, () => new MemoryStream(bytes)), far, LayoutRules.Complete);
        Encoding
            .UTF8.GetString(Read(laidOut.Entries.Single(entry => entry.Path.EndsWith("/bin/run", StringComparison.Ordinal))))
            .ShouldStartWith("#!/bin/sh\n'''exec' /opt/xxx");
    }

    private static WheelBuilder Package() => new WheelBuilder("pkg", "1.0").Add("pkg/__init__.py", "");

    private static LaidOutWheel Layout(WheelBuilder wheel, LayoutRules rules)
    {
        var bytes = wheel.Build();
        return WheelLayout.Of(WheelArchive.Open(wheel.FileName, () => new MemoryStream(bytes, writable: false)), Venv, rules);
    }

    private static IEnumerable<string> Recorded(LaidOutWheel wheel) =>
        Encoding
            .UTF8.GetString(Read(wheel.Entries.Single(entry => entry.Path.EndsWith("/RECORD", StringComparison.Ordinal))))
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(row => row.Split(',')[0]);

    private static byte[] Read(LayerEntry entry)
    {
        using var content = entry.Open!();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}
