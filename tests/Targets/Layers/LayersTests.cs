using System.Text.Json;
using Slipway.Tools.Processes;

namespace Slipway.Targets.Tests.Layers;

/// <summary>What --layers prints, as a program or a page takes it.</summary>
[Trait("Row", "Y2")]
public sealed class LayersTests : IDisposable
{
    private readonly Locks.LockCheckout _checkout = new();

    [Fact]
    public async Task Explain_layers_says_it_in_three_forms_with_no_engine_and_no_network()
    {
        string[] words = ["Explain", "--layers", "--mode", "full", "--backend", "vllm", "--platform", "linux/amd64"];
        var text = await RunAsync(words);
        text.Output.ShouldContain("full-vllm-gpu from upstream public");
        text.Output.ShouldContain(" changes a year");
        using var json = JsonDocument.Parse((await RunAsync([.. words, "--json"])).Output);
        json.RootElement.GetProperty("images")[0].GetProperty("layers").GetArrayLength().ShouldBeGreaterThan(20);
        (await RunAsync([.. words, "--markdown"])).Output.ShouldStartWith("## Layers of full-vllm-gpu from upstream public\n");
    }

    [Fact]
    public async Task A_plan_that_is_missing_is_a_note_of_the_document()
    {
        File.Delete(_checkout["requirements", "locks", "debian", "minimal-onnx.cpu.amd64.layers.json"]);
        var run = await RunAsync("Explain", "--layers", "--upstream", "debian", "--platform", "linux/amd64", "--json");
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("notes")[0].GetString().ShouldStartWith("SLP174 requirements/locks/debian/minimal-onnx.cpu.amd64.layers.json is missing");
    }

    [Fact]
    [Trait("Row", "Y3")]
    public async Task Bench_layers_prints_its_document_and_nothing_else_and_writes_no_page()
    {
        var data = Directory.CreateDirectory(_checkout["data"]).FullName;
        File.WriteAllText(Path.Combine(data, "mine.jsonl"), """{"date":"2026-01-01","packages":[["a","1","h","a-1.whl",9,["root"]]]}""");
        var run = await RunAsync("Bench", "--layers", "--data", data, "--json");
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("series")[0].GetProperty("name").GetString().ShouldBe("mine");
        Directory.Exists(_checkout["bench"]).ShouldBeFalse();
    }

    public void Dispose() => _checkout.Dispose();

    private async Task<CommandResult> RunAsync(params string[] words)
    {
        var run = await _checkout.RunAsync(words);
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        return run;
    }
}
