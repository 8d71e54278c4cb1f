using Slipway.Core.Commands;
using Slipway.Core.Diagnostics;
using Slipway.Core.Jobs;
using Slipway.Tests;

namespace Slipway.Core.Tests.Jobs;

[Trait("Row", "G3")]
public sealed class JobCommandTests
{
    private static CommandModel Model { get; } =
        new(
            ["Runtime", "Check", "PushCache", "Audit"],
            [
                .. ((string[])["Upstream", "Platform", "Registry", "Cache", "Override", "Smoke", "Serve", "Tag"]).Select(x => OptionModel.Text(x, Arity.One)),
                OptionModel.Flag("Push"),
            ]
        );

    [Fact]
    public void Targets_and_options_that_say_what_is_made_are_run_again()
    {
        var command = Of(["Check", "Runtime"], ("platform", "linux/amd64,linux/arm64"), ("upstream", "debian"), ("smoke", "off"));
        command.Words.ShouldBe(["Runtime", "Check", "--platform", "linux/amd64,linux/arm64", "--upstream", "debian", "--smoke", "off"]);
        command.LeftOut.ShouldBeEmpty();
    }

    [Fact]
    public void A_replay_never_pushes_and_says_what_it_leaves_out()
    {
        var command = Of(
            ["Runtime", "PushCache"],
            ("push", "true"),
            ("registry", "registry.example.com/team"),
            ("cache", "registry=registry.example.com/cache"),
            ("smoke", "on"),
            ("serve", "x"),
            ("override", "ucx=(elsewhere)/ucx")
        );
        command.Words.ShouldBe(["Runtime"]);
        string.Join('\n', command.LeftOut.Select(x => x.Text))
            .ShouldBe(
                """
                PushCache is left out: it makes no image, and a replay never pushes
                --push is left out: a replay never pushes
                --registry is left out: a replay never pushes
                --cache is left out: layers are taken only from caches that are named here (--cache, slipway.json)
                --smoke is left out: the image is tested where an engine is in reach
                --serve is left out: it says nothing of the image
                --override ucx=(elsewhere)/ucx is left out: only the job's machine has it
                """.ReplaceLineEndings("\n")
            );
    }

    [Fact]
    public void A_target_or_an_option_that_does_not_exist_is_refused_with_the_closest()
    {
        var problems = Refused(["Runtim"], ("upstraem", "debian"));
        problems.Select(x => x.Number).ShouldBe(["SLP680", "SLP686"]);
        problems[0].Fix.ShouldContain("'Runtime'");
        problems[1].Fix.ShouldContain("'--upstream'");
    }

    [Fact]
    public void A_job_without_an_image_has_nothing_to_replay() => Refused(["Audit"]).ShouldHaveSingleItem().Number.ShouldBe("SLP685");

    [Theory]
    [InlineData("--push")]
    [InlineData("linux/amd64,-x")]
    public void A_value_that_would_be_an_option_of_its_own_is_refused(string value) =>
        Refused(["Runtime"], ("platform", value)).ShouldHaveSingleItem().Number.ShouldBe("SLP648");

    private static JobCommand Of(IReadOnlyList<string> targets, params (string Name, string Value)[] options) =>
        JobCommand.Of(
            JobSample.Spec with
            {
                Targets = targets,
                Options = [.. options.Select(x => new JobOption(x.Name, x.Value, "option"))],
            },
            "job.json",
            Model
        );

    private static IReadOnlyList<Problem> Refused(IReadOnlyList<string> targets, params (string Name, string Value)[] options) =>
        Should.Throw<SlipwayException>(() => Of(targets, options)).Problems;
}
