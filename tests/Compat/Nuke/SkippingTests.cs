namespace Slipway.Compat.Tests.Nuke;

[Trait("Row", "H1")]
public sealed class SkippingTests : IDisposable
{
    private readonly SampleRun _sample = new();

    public void Dispose() => _sample.Dispose();

    [Fact]
    public async Task A_static_condition_also_skips_what_only_that_target_needs()
    {
        var result = await _sample.RunAsync("Skipping");
        result.Ran.ShouldBe(["Shared", "Last"]);
        result.Row("Static").ShouldBe("Skipped // OnlyWhen: On && IsServerBuild");
        result.Row("Private").ShouldBe("Skipped // Skipped: because of Static");
        result.Lines.ShouldContain("hook skipped Static");
        result.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_condition_that_holds_skips_nothing()
    {
        _sample.Environment["GITHUB_ACTIONS"] = "1";
        var result = await _sample.RunAsync("Skipping", "--on");
        result.Ran.ShouldBe(["Shared", "Private", "Static", "Last"]);
        result.Lines.ShouldContain("::group::Last");
        result.Lines.ShouldContain("::endgroup::Last");
    }

    [Fact]
    public async Task A_target_can_keep_what_it_needs_when_it_is_skipped() =>
        (await _sample.RunAsync("Skipping", "KeepingLast")).Ran.ShouldBe(["Private", "KeepingLast"]);

    [Fact]
    public async Task A_dynamic_condition_is_asked_after_the_dependencies_ran()
    {
        var result = await _sample.RunAsync("Skipping", "DynamicLast");
        result.Ran.ShouldBe(["Private", "DynamicLast"]);
        result.Row("Dynamic").ShouldBe("Skipped // OnlyWhen: On");
    }

    [Fact]
    public async Task A_condition_that_throws_fails_the_build()
    {
        var result = await _sample.RunAsync("Skipping", "Throwing");
        result.Output.ShouldContain("Invocation of condition for Throwing has thrown an exception");
        result.Row("Throwing").ShouldBe("NotRun");
        result.ExitCode.ShouldBe(255);
    }

    [Theory]
    [InlineData("Last --on --host GitHubActions --skip static", "Shared Last", "Static")]
    [InlineData("Last --on --host GitHubActions --skip Shared+Private", "Static Last", "Shared")]
    [InlineData("Last --on --host GitHubActions --skip", "Last", "Static")]
    [InlineData("--on --host GitHubActions --skip", "", "Last")]
    [InlineData("Last --on --host GitHubActions --skip Last", "Last", "Static")]
    [InlineData("Last --on --host GitHubActions --skip Nobody", "Shared Private Static Last", null)]
    public async Task Skip_leaves_out_what_it_names_and_never_what_was_asked_for(string arguments, string order, string? skipped)
    {
        var result = await _sample.RunAsync("Skipping", arguments.Split(' '));
        string.Join(' ', result.Ran).ShouldBe(order);
        if (skipped is not null)
            result.Row(skipped)!.ShouldStartWith("Skipped");
        result.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Continue_passes_over_what_succeeded_in_the_same_invocation()
    {
        _sample.Write("broken", "");
        (await _sample.RunAsync("Skipping", "Flaky")).ExitCode.ShouldBe(255);
        File.Delete(Path.Combine(_sample.Root, "broken"));

        var again = await _sample.RunAsync("Skipping", "Flaky", "--continue");
        again.Row("Shared").ShouldBe("Skipped");
        again.Row("Flaky").ShouldBe("Succeeded");
        again.Lines.ShouldContain("hook skipped Shared");

        var other = await _sample.RunAsync("Skipping", "Shared", "--continue");
        other.Output.ShouldContain("[WRN] Build invocation changed. Restarting ...");
        other.Ran.ShouldBe(["Shared"]);
    }
}
