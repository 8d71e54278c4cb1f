using Slipway.Core.Diagnostics;
using Slipway.Core.Wheels;
using Slipway.Tests;

namespace Slipway.Core.Tests.Wheels;

[Trait("Row", "X4")]
public sealed class HostileRandomTests
{
    [Fact]
    public void An_archive_of_random_changes_is_read_or_refused_and_never_anything_else()
    {
        var honest = new WheelBuilder("evil", "1.0")
            .Add("evil/__init__.py", HostileWheel.Code)
            .Add($"{HostileWheel.Info}/entry_points.txt", "[console_scripts]\nevil = evil:main\n")
            .Build();
        var random = new Random(427);
        var refused = 0;
        for (var round = 0; round < 2000; round++)
        {
            var bytes = honest.ToArray();
            for (var change = random.Next(1, 8); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            try
            {
                var wheel = HostileWheel.Open(bytes);
                wheel.Verify();
                WheelLayout.Of(wheel, VenvPaths.Of(13), LayoutRules.Lean);
            }
            catch (SlipwayException e)
            {
                refused++;
                e.Problems.ShouldAllBe(problem => problem.Number.StartsWith("SLP22") || problem.Number.StartsWith("SLP23"));
            }
        }
        refused.ShouldBeInRange(1000, 2000);
    }
}
