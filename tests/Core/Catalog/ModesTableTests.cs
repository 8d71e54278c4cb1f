using System.Text.Json;
using Slipway.Core.Catalog;
using Slipway.Core.Locks;
using Slipway.Core.Rendering;
using Slipway.Tests;

namespace Slipway.Core.Tests.Catalog;

[Trait("Row", "M4")]
public sealed class ModesTableTests
{
    private static ModesTable Table { get; } = ModesTable.Of(Repository.Root, []);

    private static IEnumerable<string> LockPaths =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, ModesTable.Locks), "*.txt", SearchOption.AllDirectories)
            .Where(x => !x.EndsWith(".debs.txt", StringComparison.Ordinal));

    [Fact]
    public void Every_combination_is_in_the_table_and_every_refused_one_says_why_and_what_to_do()
    {
        Table.Rows.Count.ShouldBe(3 * 2 * 5 * 2 * 3);
        Table
            .Rows.Where(x => x.Support == Support.Refused)
            .ShouldAllBe(x => x.Problems.Count > 0 && x.Problems.All(p => p.Found.Length > 0 && p.Fix.Length > 0));
    }

    [Fact]
    public void Every_committed_lock_is_a_line_with_a_forecast()
    {
        var names = Table.Rows.Where(x => x.Forecast is not null).Select(x => $"{x.Selection.Upstream}/{x.Selection.LockName(x.Platform)}.txt");
        names.Order().ShouldBe(LockPaths.Select(x => Path.GetRelativePath(Path.Combine(Repository.Root, ModesTable.Locks), x)).Order());
    }

    [Fact]
    public void What_is_built_has_its_lock_for_both_platforms() =>
        Table.Rows.Where(x => BuiltSelection.IsReady(x.Selection) && x.Support != Support.Refused).ShouldAllBe(x => x.Support == Support.Built);

    [Fact]
    public void The_light_scan_adds_up_what_the_reader_reads()
    {
        foreach (var path in LockPaths)
        {
            var read = LockReader.Read(File.ReadAllText(path), path);
            var totals = LockTotals.OfWheels(File.ReadAllBytes(path));
            totals.Packages.ShouldBe(read.Packages.Count);
            totals.Bytes.ShouldBe(read.Size);
            totals.Unsized.ShouldBe(read.Packages.Where(x => x.Size is null).Select(x => x.Name));
            totals.Sources.ShouldBe(read.Packages.Where(x => x.IsSdist).Select(x => x.Name));
        }
    }

    [Fact]
    public void A_package_of_unknown_size_counts_as_assumed()
    {
        var totals = LockTotals.OfWheels("# head\ntorch==2.13.0+cpu --hash=sha256:0 # t.whl ? via root\nx==1 --hash=sha256:0 # x.whl 1000 via root\n"u8);
        Forecast.Of(totals, totals, ForecastRates.Wheels, 0).Download.ShouldBe(191_795_682);
        LockPaths.SelectMany(x => LockTotals.OfWheels(File.ReadAllBytes(x)).Unsized).ShouldAllBe(x => ForecastRates.Assumed(x) > 0);
    }

    [Fact]
    public void The_image_of_the_demo_is_forecast_within_a_tenth_of_what_was_measured()
    {
        // bench/demo.md: 54.5 MB and 49.0 MB.
        var forecast = Table
            .Rows.Where(x => x.Support == Support.Built && x.Selection.Tag == "minimal-onnx-cpu")
            .ToDictionary(x => x.Platform, x => x.Forecast!.Image);
        forecast[Platform.Amd64].ShouldBeInRange(49_000_000, 60_000_000);
        forecast[Platform.Arm64].ShouldBeInRange(44_100_000, 53_900_000);
    }

    [Fact]
    public void The_forms_say_the_same_and_state_their_rates()
    {
        using var json = JsonDocument.Parse(ModesJson.Render(Table));
        json.RootElement.GetProperty("rows").GetArrayLength().ShouldBe(Table.Rows.Count);
        foreach (var text in new[] { ModesText.Render(Table), ModesMarkdown.Render(Table), json.RootElement.GetProperty("rates").GetString()! })
            text.ShouldContain("29 MB/s");
        var refused = Table.Rows.Where(x => x.Support == Support.Refused).SelectMany(x => x.Problems.Take(1)).DistinctBy(x => x.Found);
        foreach (var problem in refused)
            ModesMarkdown.Render(Table).ShouldContain(problem.Found);
    }
}
