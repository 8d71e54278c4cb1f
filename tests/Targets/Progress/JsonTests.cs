using System.Text.Json;

namespace Slipway.Targets.Tests.Progress;

[Trait("Row", "U1")]
public sealed class JsonTests
{
    [Fact]
    public async Task A_run_that_fails_ends_with_an_object_that_says_why_and_writes_only_JSON()
    {
        using var run = new BuildRun();
        // No slipway.json: there is nothing to build.
        var result = await run.RunAsync("Wheelhouse", "--upstream", "debian", "--json");
        result.ExitCode.ShouldNotBe(0);
        var lines = result.Output.TrimEnd().Split('\n');
        foreach (var line in lines)
            JsonDocument.Parse(line).Dispose();
        using var last = JsonDocument.Parse(lines[^1]);
        last.RootElement.GetProperty("event").GetString().ShouldBe("summary");
        last.RootElement.GetProperty("succeeded").GetBoolean().ShouldBeFalse();
        last.RootElement.GetProperty("problems")[0].GetProperty("number").GetString()!.ShouldStartWith("SLP");
        result.Error.ShouldContain("Wheelhouse");
    }
}
