using System.Text.Json;

namespace Slipway.Targets.Tests.Locks;

/// <summary>What-ifs as typed.</summary>
[Trait("Row", "P5")]
public sealed class WhatIfTargetTests : IDisposable
{
    private readonly LockCheckout _checkout = new();

    [Fact]
    public async Task A_lock_that_would_stand_for_the_committed_one_is_compared_without_a_network_and_printed_as_one_document()
    {
        var text = File.ReadAllLines(_checkout["requirements", "locks", "public", "minimal-onnx.cpu.amd64.txt"]);
        await File.WriteAllLinesAsync(_checkout["theirs.txt"], text.Select(x => x.StartsWith("click==", StringComparison.Ordinal) ? Other(x) : x));
        var before = _checkout.State();

        var run = await _checkout.RunAsync("Explain", "--lock", "theirs.txt", "--json");

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("images").GetArrayLength().ShouldBe(1);
        json.RootElement.GetProperty("push").GetInt64().ShouldBeGreaterThan(10_000);
        _checkout.State().ShouldBe(before);
    }

    [Theory]
    [InlineData("Explain --lock a.txt --since main", "SLP557 --lock a.txt and --since main were given together")]
    [InlineData("Explain --since main --layers", "SLP557 --since main and --layers were given together")]
    [InlineData("Lock --budget 200MB --mode minimal --backend onnx", "SLP555 ")]
    [InlineData("Lock --upgrade --budget 200 --mode minimal --backend onnx", "SLP554 --budget 200 ")]
    public async Task Questions_that_contradict_each_other_and_wrong_budgets_are_refused(string words, string said)
    {
        var run = await _checkout.RunAsync(words.Split(' '));
        run.ExitCode.ShouldBe(2, run.Output + run.Error);
        (run.Output + run.Error).ShouldContain(said);
    }

    public void Dispose() => _checkout.Dispose();

    private static string Other(string line) =>
        line.Replace("--hash=sha256:", "--hash=sha256:0", StringComparison.Ordinal).Remove(line.IndexOf(" # ", StringComparison.Ordinal), 1);
}
