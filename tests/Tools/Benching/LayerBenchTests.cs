using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Slipway.Core.Diagnostics;
using Slipway.Core.Rendering;
using Slipway.Tests;
using Slipway.Tools.Benching;

namespace Slipway.Tools.Tests.Benching;

/// <summary>Replays of series that are somebody's own.</summary>
[Trait("Row", "Y3")]
public sealed class LayerBenchTests : IDisposable
{
    private const string First = """{"date":"2026-01-01","packages":[["a","1","h1","a-1.whl",4000000,["root"]],["b","1","h2","b-1.whl",1000000,["a"]]]}""";
    private const string Second = """{"date":"2026-01-15","packages":[["a","2","h3","a-2.whl",4000000,["root"]],["b","1","h2","b-1.whl",1000000,["a"]]]}""";
    private readonly TempFolder _folder = new();

    [Fact]
    public void A_folder_of_series_packed_or_not_is_replayed_in_the_order_of_time()
    {
        File.WriteAllText(_folder["plain.jsonl"], $"{Second}\n\n{First}\n{{\"date\":\"2026-01-29\",\"error\":\"no lock\"}}\n");
        using (var packed = new GZipStream(File.Create(_folder["still.jsonl.gz"]), CompressionMode.Compress))
            packed.Write(Encoding.UTF8.GetBytes(First + "\n" + First.Replace("01-01", "02-01", StringComparison.Ordinal)));
        File.WriteAllText(_folder["notes.txt"], "passed over");
        using var json = JsonDocument.Parse(LayersJson.Render(new LayerBench(_folder.Path).Run(_folder.Path, default)));
        json.RootElement.EnumerateObject().ShouldHaveSingleItem().Name.ShouldBe("series");
        var series = json.RootElement.GetProperty("series").EnumerateArray().ToList();
        series.Select(x => x.GetProperty("name").GetString()).ShouldBe(["plain", "still"]);
        series.Select(x => x.GetProperty("floor").GetInt64()).ShouldBe([4_000_000, 0]);
        foreach (var one in series)
        {
            one.EnumerateObject().Select(x => x.Name).ShouldBe(["name", "floor", "ratio", "baselines"]);
            one.GetProperty("ratio").EnumerateObject().Select(x => x.Name).ShouldBe(["16", "32", "default"]);
            one.GetProperty("ratio").EnumerateObject().ShouldAllBe(x => x.Value.GetDouble() == 1);
        }
        series[0].GetProperty("baselines").GetProperty("one layer").GetDouble().ShouldBe(1.25);
    }

    [Theory]
    [InlineData("{", "line 2 is no lock")]
    [InlineData("[]", "line 2 is no lock")]
    [InlineData("{\"date\":\"2026-01-15\"}", "line 2 is no lock")]
    [InlineData("{\"date\":\"yesterday\",\"packages\":[]}", "line 2 is no lock")]
    [InlineData("{\"date\":\"2026-01-15\",\"packages\":[[\"a\"]]}", "line 2 is no lock")]
    [InlineData("{\"date\":\"2026-01-15\",\"packages\":[[\"a\",\"1\",\"h\",\"f\",\"many\",[]]]}", "line 2 is no lock")]
    [InlineData("{\"date\":\"2026-01-15\",\"packages\":[[\"a\",\"1\",\"h\",\"f\",1,[]],[\"A\",\"1\",\"h\",\"f\",1,[]]]}", "line 2 is no lock")]
    public void A_line_that_is_no_lock_is_named(string line, string said)
    {
        File.WriteAllText(_folder["bad.jsonl"], $"{First}\n{line}\n");
        Refused(_folder.Path).ShouldContain($"bad.jsonl: {said}");
    }

    [Fact]
    public void A_folder_without_series_and_a_file_that_is_not_packed_are_named()
    {
        Refused(_folder["nowhere"]).ShouldContain("there is no such folder");
        Refused(_folder.Path).ShouldContain("it holds no series");
        File.WriteAllText(_folder["flat.jsonl.gz"], First);
        Refused(_folder.Path).ShouldContain("flat.jsonl.gz: it cannot be read");
    }

    public void Dispose() => _folder.Dispose();

    private string Refused(string folder)
    {
        var problem = Should.Throw<SlipwayException>(() => new LayerBench(_folder.Path).Run(folder, default)).Problems.ShouldHaveSingleItem();
        problem.Number.ShouldBe("SLP169");
        return problem.Found;
    }
}
