namespace Slipway.Compat.Tests.Nuke;

[Trait("Row", "H1")]
public sealed class FailureTests : IDisposable
{
    private readonly SampleRun _sample = new();

    public void Dispose() => _sample.Dispose();

    [Fact]
    public async Task A_failed_target_stops_the_rest_but_not_the_assured_ones()
    {
        var result = await _sample.RunAsync("Failing", "AfterFails", "Assured", "AssuredFails");
        result.Output.ShouldMatch(
            @"\d\d:\d\d:\d\d \[ERR\] Target Fails has thrown an exception\nSystem.InvalidOperationException: no such thing\nsecond line\n   at "
        );
        result.Ran.ShouldBe(["Assured"]);
        result.Row("Fails").ShouldBe("Failed // InvalidOperationException: no such thing");
        result.Row("AfterFails").ShouldBe("NotRun");
        result.Row("Assured").ShouldBe("Succeeded");
        result.Row("AssuredFails").ShouldBe("Failed // InvalidOperationException: again");
        result.Output.ShouldContain("\nBuild failed on ");
        result.ExitCode.ShouldBe(255);
    }

    [Fact]
    public async Task A_lenient_target_lets_others_run_and_fails_the_build()
    {
        var result = await _sample.RunAsync("Failing", "AfterLenient");
        result.Ran.ShouldBe(["AfterLenient"]);
        result.Row("Lenient").ShouldBe("Failed // InvalidOperationException: lenient");
        result.ExitCode.ShouldBe(255);
    }

    [Theory]
    [InlineData("Seven", 7, "Build succeeded on ")]
    [InlineData("FailsWithFive", 5, "Build failed on ")]
    [InlineData("AsyncFails", 255, "Build failed on ")]
    [InlineData("Good", 0, "Build succeeded on ")]
    public async Task The_exit_code_is_the_targets_choice_or_says_whether_it_failed(string target, int exitCode, string outcome)
    {
        var result = await _sample.RunAsync("Failing", target);
        result.ExitCode.ShouldBe(exitCode);
        result.Output.ShouldContain(outcome);
    }

    [Fact]
    public async Task A_target_can_report_what_stands_in_its_row() =>
        (await _sample.RunAsync("Failing")).Row("Good").ShouldBe("Succeeded // Images: 3, Size: 10 MB");

    [Fact]
    public async Task Errors_are_listed_once_more_before_the_summary() =>
        (await _sample.RunAsync("Failing", "Fails")).Output.ShouldMatch(@"Errors & Warnings[^[]*\[ERR\] Fails: Target Fails has thrown an exception");

    [Fact]
    public async Task A_generator_that_does_not_exist_is_an_error()
    {
        var result = await _sample.RunAsync("Failing", "--generate-configuration", "GitHubActions_none", "--host", "GitHubActions");
        result.Output.ShouldContain("generator != null");
        result.ExitCode.ShouldBe(255);
    }
}
