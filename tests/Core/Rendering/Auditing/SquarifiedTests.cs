using Slipway.Core.Rendering.Auditing;

namespace Slipway.Core.Tests.Rendering.Auditing;

/// <summary>Areas of the map.</summary>
[Trait("Row", "A4")]
public sealed class SquarifiedTests
{
    [Fact]
    public void The_example_of_its_authors_comes_out_as_they_draw_it()
    {
        // Bruls, Huizing, van Wijk, figure 3: 6 by 4, weights 6 6 4 3 2 2 1.
        var areas = Squarified.Divide([6, 6, 4, 3, 2, 2, 1], new Area(0, 0, 6, 4));
        areas[0].ShouldBe(new Area(0, 0, 3, 2));
        areas[1].ShouldBe(new Area(0, 2, 3, 2));
        Rounded(areas[2]).ShouldBe(new Area(3, 0, 1.71, 2.33));
        Rounded(areas[3]).ShouldBe(new Area(4.71, 0, 1.29, 2.33));
    }

    [Theory]
    [InlineData(1, 300, 100)]
    [InlineData(7, 358, 640)]
    [InlineData(400, 1120, 600)]
    [InlineData(60, 1, 1000)]
    public void Areas_are_as_large_as_their_weights_inside_and_apart(int count, double width, double height)
    {
        var random = new Random(count);
        double[] weights = [.. Enumerable.Range(0, count).Select(_ => Math.Pow(random.NextDouble(), 4) * 1e9 + 1).OrderDescending()];
        var areas = Squarified.Divide(weights, new Area(0, 0, width, height));
        var scale = width * height / weights.Sum();
        foreach (var (area, weight) in areas.Zip(weights))
        {
            area.Size.ShouldBe(weight * scale, 1e-6 * width * height);
            area.X.ShouldBeGreaterThanOrEqualTo(0);
            (area.X + area.Width).ShouldBeLessThanOrEqualTo(width + 1e-6);
            (area.Y + area.Height).ShouldBeLessThanOrEqualTo(height + 1e-6);
        }
        for (var i = 0; i < count; i++)
        for (var j = 0; j < i; j++)
            Overlap(areas[i], areas[j]).ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void Nothing_and_no_room_are_no_trouble()
    {
        Squarified.Divide([], new Area(0, 0, 10, 10)).ShouldBeEmpty();
        Squarified.Divide([3, 1], new Area(0, 0, 0, 10)).ShouldAllBe(x => x.Size == 0);
    }

    private static double Overlap(Area a, Area b) =>
        Math.Max(0, Math.Min(a.X + a.Width, b.X + b.Width) - Math.Max(a.X, b.X)) * Math.Max(0, Math.Min(a.Y + a.Height, b.Y + b.Height) - Math.Max(a.Y, b.Y));

    private static Area Rounded(Area x) => new(Math.Round(x.X, 2), Math.Round(x.Y, 2), Math.Round(x.Width, 2), Math.Round(x.Height, 2));
}
