using Slipway.Core.Rendering;

namespace Slipway.Core.Tests.Rendering;

/// <summary>Contestants side by side.</summary>
[Trait("Row", "F12")]
public sealed class RivalsTableTests
{
    [Fact]
    public void A_row_has_medians_and_the_best_rival_over_the_first_contestant()
    {
        var row = new RivalsRow(
            "cold",
            "s",
            [
                [3, 1, 2],
                [9],
                [20, 40, 30],
                [8, 8, 8],
            ]
        );
        RivalsTable
            .Render(["Slipway", "Slipway, loaded", "a", "b"], 2, [row])
            .ShouldBe(
                """
                | figure | runs | Slipway | Slipway, loaded | a | b | best rival / Slipway |
                | --- | --- | --- | --- | --- | --- | --- |
                | cold, s | 3 | 2.00 | 9.00 | 30.0 | 8.00 | 4.00 |

                """.ReplaceLineEndings("\n")
            );
    }

    [Fact]
    public void What_is_nothing_or_was_not_measured_has_no_ratio()
    {
        var table = RivalsTable.Render(
            ["Slipway", "a"],
            1,
            [
                new RivalsRow(
                    "bytes",
                    "kB",
                    [
                        [0],
                        [208_400],
                    ]
                ),
                new RivalsRow(
                    "layers",
                    "",
                    [
                        [7],
                        [],
                    ]
                ),
            ]
        );
        table.ShouldContain("| bytes, kB | 1 | 0.00 | 208400 |  |\n");
        table.ShouldContain("| layers | 1 | 7.00 | - |  |\n");
    }
}
