using Slipway.Core.Planning.Forecasting;
using Slipway.Core.Rendering;

namespace Slipway.Core.Tests.Rendering;

/// <summary>Pages of figures.</summary>
[Trait("Row", "F10")]
public sealed class BenchPageTests
{
    [Fact]
    public void A_figure_is_the_median_of_its_runs_and_its_ratio_that_of_two_medians()
    {
        var page = BenchPage.Render(
            "A page",
            "./build.sh Bench",
            "2 cores",
            "2026-11-22",
            [new Figure("seconds", [9, 1, 3], "s", "1.3x", "the floor", [1, 2, 4])]
        );
        page.ShouldStartWith("# A page\n\ncommand: `./build.sh Bench`  \nmachine: 2 cores  \ndate: 2026-11-22  \n");
        page.ShouldEndWith("| seconds | 3 | 3.00 s | 1.3x | the floor: 2.00 s | 1.50 |\n");
    }

    [Theory]
    [InlineData(new double[] { 4 }, 4)]
    [InlineData(new double[] { 8, 2 }, 5)]
    [InlineData(new double[] { 1, 9, 3, 5 }, 4)]
    public void The_median_of_an_even_count_is_the_mean_of_the_two_in_the_middle(double[] values, double median) => Median.Of(values).ShouldBe(median);

    [Fact]
    public void A_figure_without_a_rival_has_no_ratio() =>
        BenchPage.Render("", "", "", "", [new Figure("bytes", [24.91], "kB")]).ShouldEndWith("| bytes | 1 | 24.9 kB |  | | |\n");
}
