using Slipway.Core.Wheels;
using Slipway.Tests;

namespace Slipway.Core.Tests.Wheels;

[Trait("Row", "R3")]
public sealed class LeaveOutTests
{
    [Fact]
    [Trait("Row", "R1")]
    public void Tests_stubs_and_sources_are_left_out_and_reported_and_record_lists_just_what_is_there()
    {
        var wheel = TestWheel
            .Package()
            .Add("pkg/tests/test_a.py", "t")
            .Add("pkg/sub/tests/data/x.bin", "12345")
            .Add("pkg/a.pyi", "s")
            .Add("pkg/py.typed", "")
            .Add("pkg/fast.pyx", "c")
            .Add("pkg/include/pkg.h", "h")
            .Add("pkg/__pycache__/a.pyc", "b");
        var laidOut = TestWheel.LayOut(wheel, LayoutRules.Lean);
        laidOut
            .LeftOut.Select(file => file.Path[TestWheel.Site.Length..])
            .ShouldBe(
                ["pkg/__pycache__/a.pyc", "pkg/a.pyi", "pkg/py.typed", "pkg/fast.pyx", "pkg/include/pkg.h", "pkg/sub/tests/data/x.bin", "pkg/tests/test_a.py"],
                ignoreOrder: true
            );
        laidOut.LeftOut.Sum(file => file.Size).ShouldBe(10);
        laidOut.LeftOut.ShouldAllBe(file => file.Reason.Length > 0);
        TestWheel.Recorded(laidOut).ShouldBe(laidOut.Entries.Select(entry => TestWheel.Venv.InRecord(entry.Path)), ignoreOrder: true);
    }

    [Fact]
    public void What_is_needed_at_run_time_stays_although_a_rule_names_it()
    {
        var numpy = new WheelBuilder("numpy", "2.2.0")
            .Add("numpy/__init__.py", "")
            .Add("numpy/_core/tests/_natype.py", "")
            .Add("numpy/_core/tests/test_a.py", "");
        TestWheel.LayOut(numpy, LayoutRules.Lean).LeftOut.Select(file => file.Path[TestWheel.Site.Length..]).ShouldBe(["numpy/_core/tests/test_a.py"]);
    }

    [Fact]
    public void The_metadata_and_a_top_level_folder_are_never_left_out()
    {
        var wheel = TestWheel
            .Package()
            .Add("pkg-1.0.dist-info/licenses/x.c", "licence")
            .Add("tests/__init__.py", "")
            .Add("pkg/tests.py", "")
            .Add("tests.py", "");
        TestWheel.LayOut(wheel, LayoutRules.Lean).LeftOut.ShouldBeEmpty();
    }

    [Fact]
    public void Without_rules_nothing_is_left_out()
    {
        var wheel = TestWheel.Package().Add("pkg/tests/test_a.py", "t").Add("pkg-1.0.data/headers/pkg.h", "h");
        var laidOut = TestWheel.LayOut(wheel, LayoutRules.Complete);
        laidOut.LeftOut.ShouldBeEmpty();
        laidOut.Entries.Select(entry => entry.Path).ShouldContain("opt/venv/include/site/python3.13/pkg/pkg.h");
    }
}
