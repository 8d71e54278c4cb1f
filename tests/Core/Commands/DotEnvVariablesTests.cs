using Slipway.Core.Commands;

namespace Slipway.Core.Tests.Commands;

[Trait("Row", "M3")]
public sealed class DotEnvVariablesTests
{
    private static readonly CommandModel s_model = new(
        ["Runtime"],
        [OptionModel.Choice("Mode", Arity.One, ["Minimal", "Recommended", "Full"]), OptionModel.Text("FromFile", Arity.One), OptionModel.Flag("All")]
    );

    private static Dictionary<string, string> Environment(string assignments) =>
        assignments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(x => x.Split('=', 2)).ToDictionary(x => x[0], x => x[1]);

    private static string Changes(string environment, string dotEnv)
    {
        var variables = Environment(environment);
        var changes = CommandVariables.Changes(variables, DotEnvFile.Read(dotEnv, variables), s_model);
        return string.Join(' ', changes.Select(x => $"{x.Key}={x.Value ?? "<removed>"}"));
    }

    private static IEnumerable<string> Problems(string environment, string dotEnv)
    {
        var variables = Environment(environment);
        return CommandVariables.Problems(variables, DotEnvFile.Read(dotEnv, variables), s_model).Select(x => x.ToString().ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("", "MODEL_BUILD_MODE=full", "NUKE_MODE=full")]
    [InlineData("", "SLIPWAY_FROM_FILE=x", "NUKE_FROM_FILE=x")]
    [InlineData("MODEL_BUILD_MODE=minimal", "NUKE_MODE=full", "NUKE_MODE=minimal")]
    [InlineData("NUKE_MODE=minimal", "NUKE_MODE=full", "")]
    [InlineData("MODEL_BUILD_MODE=", "SLIPWAY_MODE=full", "NUKE_MODE=full")]
    [InlineData("NUKE_MODE=", "SLIPWAY_MODE=full", "NUKE_MODE=full")]
    [InlineData("NUKE_MODE=", "", "NUKE_MODE=<removed>")]
    [InlineData("NUKE_FROMFILE=x", "", "NUKE_FROMFILE=<removed> NUKE_FROM_FILE=x")]
    [InlineData("", "MODE=full FROM_FILE=x\nPATH=/none\nDOCKER_HOST=tcp://nowhere", "")]
    [InlineData("MODE=full", "SLIPWAY_MODE=minimal", "MODE=<removed> NUKE_MODE=minimal")]
    public void One_variable_is_left_for_what_runs_targets(string environment, string dotEnv, string changes) => Changes(environment, dotEnv).ShouldBe(changes);

    [Theory]
    [InlineData(
        "",
        "A=1\nMODEL_BUILD_MODE=ful",
        "SLP103 MODEL_BUILD_MODE in .env line 2 cannot be 'ful'\n       allowed: Minimal, Recommended, Full\n       do: did you mean 'Full'?"
    )]
    [InlineData(
        "",
        "SLIPWAY_MDOE=full",
        "SLP143 nothing reads SLIPWAY_MDOE in .env line 1\n       allowed: SLIPWAY_ and the name of an option\n       do: did you mean 'SLIPWAY_MODE'?"
    )]
    [InlineData(
        "",
        "SLIPWAY_ELEPHANT=1",
        "SLP143 nothing reads SLIPWAY_ELEPHANT in .env line 1\n       allowed: SLIPWAY_ and the name of an option\n       do: delete it"
    )]
    [InlineData(
        "SLIPWAY_FORM_FILE=x",
        "",
        "SLP143 nothing reads the variable SLIPWAY_FORM_FILE\n       allowed: SLIPWAY_ and the name of an option\n       do: did you mean 'SLIPWAY_FROM_FILE'?"
    )]
    [InlineData(
        "",
        "SLIPWAY_HOME=/x",
        "SLP144 SLIPWAY_HOME in .env line 1 has no effect: it is read before the file is\n       do: set it in the environment: export SLIPWAY_HOME=..."
    )]
    [InlineData(
        "NUKE_FROM_FILE=a NUKE_FROMFILE=b",
        "",
        "SLP145 the variable NUKE_FROMFILE and the variable NUKE_FROM_FILE both feed --from-file, with different values\n       allowed: one of them\n       do: unset all but one"
    )]
    public void A_variable_that_would_be_passed_over_is_refused(string environment, string dotEnv, string message) =>
        Problems(environment, dotEnv).ShouldBe([message]);

    [Theory]
    [InlineData("SLIPWAY_HOME=/x SLIPWAY_TEST_ALL=1 SLIPWAY_OF_A_SCRIPT=1", "")]
    [InlineData("NUKE_FROM_FILE=a NUKE_FROMFILE=a", "NUKE_TELEMETRY_OPTOUT=1")]
    [InlineData("MODEL_BUILD_MODE=full", "MODEL_BUILD_MODE=minimal")]
    public void What_is_right_or_of_others_passes(string environment, string dotEnv) => Problems(environment, dotEnv).ShouldBeEmpty();
}
