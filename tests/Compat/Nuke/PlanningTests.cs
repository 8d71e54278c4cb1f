namespace Slipway.Compat.Tests.Nuke;

[Trait("Row", "H1")]
public sealed class PlanningTests : IDisposable
{
    private readonly SampleRun _sample = new();

    public void Dispose() => _sample.Dispose();

    [Theory]
    [InlineData("", "Second First")]
    [InlineData("NeedsComponent", "FromComponent First NeedsComponent")]
    [InlineData("needs-component", "FromComponent First NeedsComponent")]
    [InlineData("Late Early", "Needed Early Late")]
    [InlineData("Early", "Early")]
    [InlineData("Later+Late", "Needed Late Later")]
    [InlineData("--target Later Late", "Needed Late Later")]
    [InlineData("First --target Second+Early", "Early Second")]
    [InlineData("Pulling", "Pulling AfterPulling First Triggered")]
    [InlineData("Together", "Second First")]
    [InlineData("Steps", "step 1 step 2 step 3")]
    [InlineData("Trying", "Trying")]
    [InlineData("Trying FromComponent", "FromComponent Trying")]
    public async Task Targets_run_in_the_order_of_the_real_planner(string arguments, string order)
    {
        var result = await _sample.RunAsync("Ordering", arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        string.Join(' ', result.Ran).ShouldBe(order);
        result.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_target_without_actions_has_no_banner_and_no_row()
    {
        var result = await _sample.RunAsync("Ordering", "Together");
        result.Output.ShouldNotContain("Together");
        result.Row("First").ShouldBe("Succeeded");
    }

    [Fact]
    public async Task An_unknown_target_lists_all_and_ends_without_a_summary()
    {
        var result = await _sample.RunAsync("Ordering", "Nope");
        result.Output.ShouldContain("Target with name 'Nope' does not exist. Available targets are:\n  - AfterPulling\n  - Early\n");
        result.Output.ShouldNotContain("Duration");
        result.ExitCode.ShouldBe(255);
    }

    [Theory]
    [InlineData("Cycle", "Circular dependencies between targets:\n - C, B, A")]
    [InlineData("Self", "Target 'A' cannot have a dependency on itself")]
    [InlineData("MissingComponent", "Unable to cast object of type 'Slipway.Compat.Sample.MissingComponentBuild' to type 'Slipway.Compat.Sample.IAbsent'.")]
    [InlineData("Shorthand", "Target 'ShorthandBuild.A' cannot have shorthand dependency on component 'ITwo'.\nToo many relevant targets:")]
    [InlineData("Twice", "Property 'FromComponent' must be implemented explicitly because it is inherited from multiple interfaces:")]
    [InlineData("Hidden", "must be marked public to override inherited member from:")]
    public async Task A_wrong_definition_ends_every_run_even_help(string sample, string message)
    {
        foreach (
            var arguments in (string[][])
                [
                    [],
                    ["--help"],
                ]
        )
        {
            var result = await _sample.RunAsync(sample, arguments);
            result.Output.ShouldContain(message);
            result.Output.ShouldNotContain("initialized");
            result.Output.ShouldNotContain("finished");
            result.Output.ShouldNotContain("Duration");
            result.ExitCode.ShouldBe(255);
        }
    }

    [Theory]
    [InlineData("FromComponent", "FromComponent own part")]
    [InlineData("FromParent", "parent's part child's part")]
    [InlineData("Shorthand", "FromComponent own part Shorthand")]
    [InlineData("Copy", "FromComponent own part Shorthand Copy")]
    public async Task Definitions_of_components_and_base_classes_are_taken_over(string target, string order) =>
        string.Join(' ', (await _sample.RunAsync("Inheriting", target)).Ran).ShouldBe(order);

    [Fact]
    public async Task Strict_refuses_an_order_that_is_left_open()
    {
        (await _sample.RunAsync("Ordering", "First", "Second", "--strict")).Output.ShouldContain("Incomplete target definition order:\n  - First\n  - Second");
        (await _sample.RunAsync("Ordering", "Late", "Early", "--strict")).ExitCode.ShouldBe(255);
        (await _sample.RunAsync("Ordering", "First", "--strict")).ExitCode.ShouldBe(0);
    }
}
