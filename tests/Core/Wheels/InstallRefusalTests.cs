using Slipway.Core.Diagnostics;
using Slipway.Core.Wheels;
using Slipway.Tests;

namespace Slipway.Core.Tests.Wheels;

[Trait("Row", "X4")]
public sealed class InstallRefusalTests
{
    [Theory]
    [InlineData("[console_scripts]\ndemo\n")]
    [InlineData("[console_scripts]\ndemo = demo\n")]
    [InlineData("[console_scripts]\n../../../etc/evil = demo:main\n")]
    [InlineData("[gui_scripts]\n.. = demo:main\n")]
    [InlineData("[console_scripts]\ndemo = demo:main [unclosed\n")]
    [InlineData("[console_scripts]\ndemo = demo:a:b\n")]
    public void An_entry_point_that_cannot_become_a_program_is_refused(string text)
    {
        var wheel = Demo().Add("demo-1.0.dist-info/entry_points.txt", text);
        Should.Throw<SlipwayException>(() => TestWheel.LayOut(wheel, LayoutRules.Complete)).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP231");
    }

    [Theory]
    [InlineData("demo-1.0.data/etc/evil")]
    [InlineData("demo-1.0.data/scripts")]
    [InlineData("top.data")]
    public void A_file_of_the_data_folder_without_a_place_is_refused(string path) =>
        Should
            .Throw<SlipwayException>(() => TestWheel.LayOut(Demo().Add(path, "x"), LayoutRules.Complete))
            .Problems.ShouldHaveSingleItem()
            .Number.ShouldBe("SLP232");

    [Fact]
    public void Two_files_at_one_path_are_refused()
    {
        Should
            .Throw<SlipwayException>(() => TestWheel.LayOut(Demo().Add("demo-1.0.data/purelib/demo.py", "x"), LayoutRules.Complete))
            .Problems.ShouldHaveSingleItem()
            .Number.ShouldBe("SLP233");
        var script = Demo().Add("demo-1.0.data/data/bin/demo", "x").Add("demo-1.0.dist-info/entry_points.txt", "[console_scripts]\ndemo = demo:main\n");
        Should.Throw<SlipwayException>(() => TestWheel.LayOut(script, LayoutRules.Complete)).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP233");
    }

    private static WheelBuilder Demo() => new WheelBuilder("demo", "1.0").Add("demo.py", "x = 1\n");
}
