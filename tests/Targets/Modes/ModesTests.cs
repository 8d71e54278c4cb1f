using System.Text.Json;

namespace Slipway.Targets.Tests.Modes;

public sealed class ModesTests
{
    [Fact]
    [Trait("Row", "M4")]
    public async Task The_table_is_printed_as_text_for_people()
    {
        using var run = new BuildRun();
        var result = await run.RunInAsync(Repository.Root, "Modes");
        result.ExitCode.ShouldBe(0, result.Output);
        result.Output.ShouldMatch(@"debian +minimal +onnx +cpu +linux/amd64 +built ");
        result.Output.ShouldContain("SLP113");
    }

    [Fact]
    [Trait("Row", "M4")]
    public async Task Asked_for_JSON_it_writes_nothing_else_to_standard_output()
    {
        using var run = new BuildRun();
        var result = await run.RunInAsync(Repository.Root, "Modes", "--json");
        result.ExitCode.ShouldBe(0, result.Output);
        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.GetProperty("rows").GetArrayLength().ShouldBe(180);
    }

    [Theory]
    [Trait("Row", "M4")]
    [Trait("Row", "U2")]
    [InlineData("SLP113", "--mode", "full", "--device", "cpu")]
    [InlineData("SLP118", "--backend", "vllm,sglang")]
    [InlineData("SLP136", "--backend", "all")]
    [InlineData("SLP110", "--upstream", "debain")]
    [InlineData("SLP103", "--backend", "vlm")]
    [InlineData("SLP112", "--mode", "full", "--upstream", "public")]
    public async Task What_the_rules_refuse_ends_before_anything_runs(string number, params string[] options)
    {
        using var run = new BuildRun();
        var result = await run.RunInAsync(Repository.Root, ["Runtime", .. options]);
        result.ExitCode.ShouldBe(2, result.Output);
        (result.Output + result.Error).ShouldContain($"{number} ");
        Directory.Exists(run["home", "store"]).ShouldBeFalse();
    }
}
