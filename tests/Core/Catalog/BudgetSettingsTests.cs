using Slipway.Core.Auditing.Budgets;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Tests;

namespace Slipway.Core.Tests.Catalog;

/// <summary>Budgets as slipway.json says them.</summary>
[Trait("Row", "A3")]
[Trait("Row", "U2")]
public sealed class BudgetSettingsTests
{
    [Fact]
    public void A_budget_is_read_with_its_line()
    {
        var json = Json(
            "[\n{ \"image\": \"slipway/vad\", \"mode\": \"minimal\", \"size\": \"500MB\" },\n\n{ \"of\": \"unpacked\", \"size\": \"2GB\", \"efficiency\": 0.95, \"waste\": \"20MB\" }]"
        );
        var budgets = PlacedBudget.Of(Settings.Read(json, "slipway.json"), json, "slipway.json");
        budgets.Count.ShouldBe(2);
        budgets[0].Settings.ShouldBe(new BudgetSettings(Image: "slipway/vad", Mode: "minimal", Size: "500MB"));
        budgets[1].Settings.ShouldBe(new BudgetSettings(Size: "2GB", Of: "unpacked", Efficiency: 0.95, Waste: "20MB"));
        var lines = json.Split('\n');
        budgets.ShouldAllBe(x => lines[int.Parse(x.Origin.Split(':')[1]) - 1].StartsWith('{'));
    }

    [Theory]
    [InlineData("""{ "sise": "500MB" }""", "SLP123", "there is no setting 'budgets[0].sise'", "did you mean 'size'?")]
    [InlineData("""{ "size": "500" }""", "SLP126", "budgets[0].size cannot be '500'", "such as 20GB")]
    [InlineData("""{ "size": 500 }""", "SLP125", "'budgets[0].size' is a number", "a text")]
    [InlineData("""{ "size": "1GB", "mode": "minmal" }""", "SLP126", "budgets[0].mode cannot be 'minmal'", "did you mean 'minimal'?")]
    [InlineData("""{ "size": "1GB", "backend": "onxx" }""", "SLP126", "budgets[0].backend cannot be 'onxx'", "did you mean 'onnx'?")]
    [InlineData("""{ "size": "1GB", "device": "GPU" }""", "SLP126", "budgets[0].device cannot be 'GPU'", "did you mean 'gpu'?")]
    [InlineData("""{ "size": "1GB", "of": "compressed" }""", "SLP126", "budgets[0].of cannot be 'compressed'", "packed, unpacked")]
    [InlineData(
        """{ "size": "1GB", "image": "slipway/vad:minimal" }""",
        "SLP126",
        "budgets[0].image cannot be 'slipway/vad:minimal'",
        "without registry and tag"
    )]
    [InlineData("""{ "efficiency": 95 }""", "SLP126", "budgets[0].efficiency cannot be 95", "0 to 1")]
    [InlineData("""{ "waste": "10%" }""", "SLP126", "budgets[0].waste cannot be '10%'", "such as 20GB")]
    [InlineData("""{ "mode": "full" }""", "SLP126", "budgets[0] cannot be without a limit", "size, efficiency, waste")]
    [InlineData(
        """{ "mode": "full", "backend": "onnx", "size": "1GB" }""",
        "SLP126",
        "budgets[0].backend cannot be 'onnx' in mode full",
        "vllm, sglang, trtllm"
    )]
    [InlineData("""{ "size": "1GB" }, { "size": "2GB" }""", "SLP126", "budgets[1].size cannot be '2GB'", "one above says it already")]
    public void A_budget_that_cannot_be_meant_so_is_refused(string budgets, string number, string found, string help)
    {
        var problem = Should.Throw<SlipwayException>(() => Settings.Read(Json($"[{budgets}]"), "slipway.json")).Problems.ShouldHaveSingleItem();
        problem.Number.ShouldBe(number);
        problem.ToString().ShouldContain(found);
        problem.ToString().ShouldContain(help);
    }

    private static string Json(string budgets) =>
        File.ReadAllText(Path.Combine(Repository.Root, "slipway.json")).TrimEnd()[..^1] + $", \"budgets\": {budgets} }}";
}
