using Slipway.Core.Commands;

namespace Slipway.Core.Tests.Commands;

[Trait("Row", "U2")]
[Trait("Row", "M3")]
public sealed class CommandVariablesTests
{
    private static readonly CommandModel s_model = new(
        ["Runtime"],
        [
            OptionModel.Choice("Mode", Arity.One, ["Minimal", "Full"]),
            OptionModel.Text("Tag", Arity.Many),
            OptionModel.Text("FromFile", Arity.One),
            OptionModel.Flag("All"),
        ]
    );

    private static Dictionary<string, string> Variables(params string[] assignments) =>
        assignments.Select(x => x.Split('=', 2)).ToDictionary(x => x[0], x => x[1]);

    [Theory]
    [InlineData("TAG")]
    [InlineData("Tag")]
    [InlineData("FROM_FILE")]
    [InlineData("From.File")]
    [InlineData("TARGET")]
    [InlineData("HOST")]
    [InlineData("ROOT")]
    [InlineData("SKIP")]
    [InlineData("NO_LOGO")]
    [InlineData("NukeTag")]
    public void A_variable_that_was_set_for_other_reasons_feeds_nothing(string name) =>
        CommandVariables.Changes(Variables(name + "=x"), DotEnvFile.None, s_model).ShouldBe([new KeyValuePair<string, string?>(name, null)]);

    [Theory]
    [InlineData("PATH")]
    [InlineData("HOME")]
    [InlineData("NUKE_TAG")]
    [InlineData("SLIPWAY_HOME")]
    [InlineData("TAGS")]
    public void Any_other_variable_stays(string name) => CommandVariables.Changes(Variables(name + "=x"), DotEnvFile.None, s_model).ShouldBeEmpty();

    [Theory]
    [InlineData("SLIPWAY_FROM_FILE=a", "NUKE_FROM_FILE", "a")]
    [InlineData("SLIPWAY_NO_LOGO=true", "NUKE_NO_LOGO", "true")]
    [InlineData("MODEL_BUILD_MODE=full", "NUKE_MODE", "full")]
    public void Our_own_spelling_is_offered_as_the_one_that_is_read(string given, string name, string value) =>
        CommandVariables.Changes(Variables(given), DotEnvFile.None, s_model).ShouldBe([new KeyValuePair<string, string?>(name, value)]);

    [Fact]
    public void The_more_exact_variable_wins()
    {
        CommandVariables
            .Changes(Variables("SLIPWAY_MODE=full", "MODEL_BUILD_MODE=minimal"), DotEnvFile.None, s_model)
            .ShouldBe([new KeyValuePair<string, string?>("NUKE_MODE", "full")]);
        CommandVariables.Changes(Variables("NUKE_MODE=full", "SLIPWAY_MODE=minimal"), DotEnvFile.None, s_model).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("SLIPWAY_MODE=ful", "SLP103 the variable SLIPWAY_MODE cannot be 'ful'")]
    [InlineData("MODEL_BUILD_MODE=ful", "SLP103 the variable MODEL_BUILD_MODE cannot be 'ful'")]
    [InlineData("NUKE_ALL=1", "SLP103 the variable NUKE_ALL cannot be '1'")]
    [InlineData("SLIPWAY_TARGET=Runtmie", "SLP106 there is no target 'Runtmie'")]
    public void A_wrong_value_in_a_variable_is_refused_like_one_on_the_command_line(string given, string message) =>
        CommandVariables.Problems(Variables(given), DotEnvFile.None, s_model).ShouldHaveSingleItem().ToString().ShouldStartWith(message);

    [Fact]
    public void A_right_value_an_empty_one_and_a_foreign_variable_pass() =>
        CommandVariables.Problems(Variables("SLIPWAY_MODE=full", "NUKE_TAG=", "MODE=ful", "ALL=1"), DotEnvFile.None, s_model).ShouldBeEmpty();
}
