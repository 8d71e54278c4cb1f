using System.Text;
using Slipway.Core.Wheels;
using Slipway.Tests;

namespace Slipway.Core.Tests.Wheels;

[Trait("Row", "R3")]
public sealed class WheelLayoutTests
{
    [Fact]
    public void An_entry_can_be_opened_again_and_again_stored_or_deflated()
    {
        var text = string.Concat(Enumerable.Range(0, 5000).Select(i => $"line {i}\n"));
        var laidOut = TestWheel.LayOut(new WheelBuilder("pkg", "1.0").Add("stored.txt", text, stored: true).Add("deflated.txt", text), LayoutRules.Complete);
        foreach (var entry in laidOut.Entries.Where(entry => entry.Path.EndsWith("ed.txt", StringComparison.Ordinal)))
            for (var time = 0; time < 3; time++)
                Encoding.UTF8.GetString(TestWheel.Read(entry)).ShouldBe(text);
    }

    [Fact]
    public void The_first_line_of_a_program_goes_through_the_shell_where_a_kernel_would_cut_it()
    {
        var wheel = TestWheel.Package().Add("pkg-1.0.dist-info/entry_points.txt", "[console_scripts]\nrun = pkg:main\n");
        var far = new VenvPaths("opt/" + new string('x', 150), 13);
        var bytes = wheel.Build();
        var laidOut = WheelLayout.Of(WheelArchive.Open(wheel.FileName, () => new MemoryStream(bytes)), far, LayoutRules.Complete);
        Encoding
            .UTF8.GetString(TestWheel.Read(laidOut.Entries.Single(entry => entry.Path.EndsWith("/bin/run", StringComparison.Ordinal))))
            .ShouldStartWith("#!/bin/sh\n'''exec' /opt/xxx");
    }
}
