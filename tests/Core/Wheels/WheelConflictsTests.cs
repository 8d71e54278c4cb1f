using Slipway.Core.Diagnostics;
using Slipway.Core.Wheels;
using Slipway.Tests;

namespace Slipway.Core.Tests.Wheels;

[Trait("Row", "R3")]
public sealed class WheelConflictsTests
{
    [Fact]
    public void Two_wheels_with_different_files_at_one_path_are_refused_and_both_named()
    {
        var one = TestWheel.LayOut(new WheelBuilder("opencv_python", "4").Add("cv2/__init__.py", "1").Add("cv2/same.py", "s"), LayoutRules.Complete);
        var two = TestWheel.LayOut(new WheelBuilder("opencv_python_headless", "4").Add("cv2/__init__.py", "2").Add("cv2/same.py", "s"), LayoutRules.Complete);
        var refused = Should.Throw<SlipwayException>(() => WheelConflicts.Resolve([one, two], [])).Problems.ShouldHaveSingleItem();
        refused.Number.ShouldBe("SLP234");
        refused.Found.ShouldContain("opencv_python-4-");
        refused.Found.ShouldContain("opencv_python_headless-4-");
        WheelConflicts.Find([one, two]).ShouldHaveSingleItem().Paths.ShouldBe([TestWheel.Site + "cv2/__init__.py"]);
    }

    [Fact]
    public void A_rule_orders_two_wheels_whichever_comes_first()
    {
        var one = TestWheel.LayOut(new WheelBuilder("one", "1").Add("cv2.py", "1"), LayoutRules.Complete);
        var two = TestWheel.LayOut(new WheelBuilder("two", "1").Add("cv2.py", "2"), LayoutRules.Complete);
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
                .Where(wheel => wheel.Entries.Any(entry => entry.Path == TestWheel.Site + "cv2.py"));
            owner.ShouldHaveSingleItem().File.Name.ShouldBe("two");
        }
    }

    [Fact]
    public void A_file_where_another_wheel_has_a_folder_is_a_conflict()
    {
        var one = TestWheel.LayOut(new WheelBuilder("one", "1").Add("ns/a", ""), LayoutRules.Complete);
        var two = TestWheel.LayOut(new WheelBuilder("two", "1").Add("ns", ""), LayoutRules.Complete);
        WheelConflicts.Find([one, two]).ShouldHaveSingleItem().Paths.ShouldBe([TestWheel.Site + "ns"]);
        WheelConflicts.Find([two, one]).ShouldHaveSingleItem().Paths.ShouldBe([TestWheel.Site + "ns"]);
        WheelConflicts.Find([one, TestWheel.LayOut(new WheelBuilder("two", "1").Add("ns/b", ""), LayoutRules.Complete)]).ShouldBeEmpty();
    }
}
