using Slipway.Core.Catalog;
using Slipway.Tests;

namespace Slipway.Core.Tests.Catalog;

/// <summary>tests/data/seeds/build-modes.md is the document's own two tables.</summary>
[Trait("Row", "M4")]
public sealed class SeedTableTests
{
    private static IReadOnlyList<SeedCell> Cells { get; } = SeedTable.Cells(ModesTable.Of(Repository.Root, []));

    private static IReadOnlyList<(string Row, string Column, string Asked)> Document { get; } =
    [
        .. File.ReadAllText(Path.Combine(Repository.Root, "tests/data/seeds/build-modes.md"))
            .Split("## ")
            .Select(section =>
                section.Split('\n').Where(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|').Select(x => x.Trim()).ToArray()).ToList()
            )
            .Where(lines => lines.Count > 0)
            .SelectMany(lines => lines.Skip(2).SelectMany(line => line.Skip(1).Select((asked, i) => (line[0], lines[0][i + 1], asked)))),
    ];

    [Fact]
    public void Every_cell_of_the_document_is_there_word_for_word() => Cells.Select(x => (x.Row, x.Column, x.Asked)).ShouldBe(Document);

    [Fact]
    public void The_document_has_two_tables() => Document.Count.ShouldBe(8 * 3 + 3 * 4);

    [Fact]
    public void Yes_and_no_are_met_or_explained()
    {
        foreach (var cell in Cells.Where(x => x.Asked.TrimEnd('*') is "Yes" or "No"))
            (cell.Ours.StartsWith(cell.Asked.TrimEnd('*'), StringComparison.Ordinal) || cell.Difference.Length > 0).ShouldBeTrue($"{cell.Row}, {cell.Column}");
    }

    [Fact]
    public void What_is_otherwise_is_one_engine_an_image_hosts_without_a_GPU_and_the_link() =>
        Cells
            .Where(x => x.Difference.Length > 0)
            .Select(x => $"{x.Row}, {x.Column}")
            .ShouldBe(["Build time, Minimal", "Build time, Recommended", "Inference engines, Full", "vLLM/SGLang, Full", "Full, macOS", "Full, Windows"]);

    [Fact]
    public void A_time_or_size_over_what_was_asked_for_is_a_difference()
    {
        var table = ModesTable.Of(Repository.Root, []);
        var huge = table with
        {
            Rows = [.. table.Rows.Select(x => x with { Forecast = x.Forecast is { } f ? f with { Image = 11_000_000_000, Seconds = 30 } : null })],
        };
        SeedTable.Cells(huge).Where(x => x.Row == "Image size").ShouldAllBe(x => x.Difference.Length > 0);
        SeedTable.Cells(huge).Where(x => x.Row == "Build time").ShouldAllBe(x => x.Difference.Length == 0);
    }
}
