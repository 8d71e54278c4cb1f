using Slipway.Core.Commands;

namespace Slipway.Core.Tests.Commands;

[Trait("Row", "M3")]
public sealed class ParameterOriginsTests
{
    private static readonly CommandModel s_model = new(
        ["Runtime"],
        [
            OptionModel.Choice("Mode", Arity.One, ["Minimal", "Recommended", "Full"]),
            OptionModel.Text("Platform", Arity.Many) with
            {
                Separator = ',',
            },
            OptionModel.Flag("All"),
        ]
    );

    private static string Mode(string line = "", string environment = "", string dotEnv = "", string profile = "{}", string parameters = "{}")
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(x => x.Split('=', 2)).ToDictionary(x => x[0], x => x[1]);
        var origins = ParameterOrigins.Of(
            CommandLine.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            variables,
            DotEnvFile.Read(dotEnv, variables),
            [
                ParameterFile.Read(profile, ".nuke/parameters.ci.json", OriginKind.Profile, s_model),
                ParameterFile.Read(parameters, ".nuke/parameters.json", OriginKind.Parameters, s_model),
            ],
            s_model
        );
        return $"{origins.Values.GetValueOrDefault("Mode")?.Text} {origins["Mode"].Kind}: {origins["Mode"]}";
    }

    [Fact]
    public void The_strongest_source_wins_and_is_named()
    {
        const string file = """{ "Mode": "Minimal" }""";
        Mode("Runtime --mode full", "MODEL_BUILD_MODE=minimal", "MODEL_BUILD_MODE=minimal", file, file).ShouldBe("full Option: --mode");
        Mode("Runtime", "NUKE_MODE=full SLIPWAY_MODE=minimal", "NUKE_MODE=minimal", file, file).ShouldBe("full Variable: NUKE_MODE");
        Mode("Runtime", "SLIPWAY_MODE=full MODEL_BUILD_MODE=minimal", "NUKE_MODE=minimal", file, file).ShouldBe("full Variable: SLIPWAY_MODE");
        Mode("Runtime", "MODEL_BUILD_MODE=full", "NUKE_MODE=minimal", file, file).ShouldBe("full Variable: MODEL_BUILD_MODE");
        Mode("Runtime", "MODE=minimal", "A=1\n\nMODEL_BUILD_MODE=full", file, file).ShouldBe("full DotEnv: .env line 3");
        Mode("Runtime", "", "", "{\n\"Mode\": \"Full\" }", file).ShouldBe("Full Profile: .nuke/parameters.ci.json line 2");
        Mode("Runtime", "MODE=full", "MODE=full", "{}", file).ShouldBe("Minimal Parameters: .nuke/parameters.json line 1");
        Mode("Runtime", "MODE=full", "MODE=full").ShouldBe(" Default: default");
    }

    [Theory]
    [InlineData("Runtime --mode minimal --MODE full", "full Option: --mode")]
    [InlineData("Runtime --mode", " Default: default")]
    public void Of_an_option_given_twice_the_last_counts(string line, string origin) => Mode(line).ShouldBe(origin);

    [Fact]
    public void An_empty_variable_says_nothing() =>
        Mode("", "NUKE_MODE= SLIPWAY_MODE=", "SLIPWAY_MODE=\nMODEL_BUILD_MODE=full").ShouldBe("full DotEnv: .env line 2");

    [Fact]
    public void A_null_in_a_file_says_nothing() =>
        Mode("", "", "", """{ "Mode": null }""", """{ "Mode": "Full" }""").ShouldBe("Full Parameters: .nuke/parameters.json line 1");

    [Fact]
    public void A_list_and_a_flag_are_kept_as_given()
    {
        var line = CommandLine.Parse(["Runtime", "--platform", "linux/amd64", "linux/arm64", "--all"]);
        var values = ParameterOrigins.Of(line, new Dictionary<string, string>(), DotEnvFile.None, [], s_model).Values;
        values["Platform"].Text.ShouldBe("linux/amd64,linux/arm64");
        values["All"].Text.ShouldBe("true");
    }
}
