using Slipway.Core.Commands;

namespace Slipway.Core.Tests.Commands;

[Trait("Row", "U2")]
[Trait("Row", "M3")]
public sealed class ParameterFileTests
{
    private static readonly CommandModel s_model = new(
        ["Clean", "Runtime"],
        [
            OptionModel.Choice("Mode", Arity.One, ["Minimal", "Full"]),
            OptionModel.Text("FromFile", Arity.One),
            OptionModel.Text("Platform", Arity.Many),
            OptionModel.Flag("All"),
            new OptionModel("Jobs", Arity.One, "a whole number", word => int.TryParse(word, out _)) { IsNumber = true },
        ]
    );

    private static ParameterFile Read(string json) => ParameterFile.Read(json, ".nuke/parameters.json", OriginKind.Parameters, s_model);

    [Fact]
    public void What_is_right_is_read_with_its_line()
    {
        var file = Read(
            """
            {
              "$schema": "./build.schema.json", // for editors
              "Mode": "full",
              "Platform": ["linux/amd64", "linux/arm64"],
              "All": true, "Jobs": 4,
              "FromFile": null,
              "Target": ["Runtime"], "Verbosity": "Quiet"
            }
            """
        );
        file.Problems.ShouldBeEmpty();
        file.Values.Select(x => $"{x.Name}={x.Text} ({x.Origin})")
            .ShouldBe([
                "Mode=full (.nuke/parameters.json line 3)",
                "Platform=linux/amd64,linux/arm64 (.nuke/parameters.json line 4)",
                "All=true (.nuke/parameters.json line 5)",
                "Jobs=4 (.nuke/parameters.json line 5)",
                "Target=Runtime (.nuke/parameters.json line 7)",
                "Verbosity=Quiet (.nuke/parameters.json line 7)",
            ]);
    }

    [Theory]
    [InlineData("{\n  \"Mode\": \"full\",,\n}", "SLP120 .nuke/parameters.json:2:18: ")]
    [InlineData("{\n  \"Mode\": \"full\",\n}", "SLP120 .nuke/parameters.json:3:1: ")]
    [InlineData("", "SLP120 .nuke/parameters.json:1:1: ")]
    [InlineData("{} {}", "SLP120 .nuke/parameters.json:1:4: ")]
    [InlineData("{\"FromFile\": \"\\ud800\"}", "SLP120 .nuke/parameters.json:1:14: an escape that is no character")]
    [InlineData("[]", "SLP125 .nuke/parameters.json:1:1: the file is a list\n       allowed: an object")]
    [InlineData("{ \"mode\": \"full\" }", "SLP123 .nuke/parameters.json:1:3: there is no setting 'mode'\n       allowed: All, Continue,")]
    [InlineData("{ \"from-file\": \"x\" }", "SLP123 .nuke/parameters.json:1:3: there is no setting 'from-file'")]
    [InlineData("{ \"Elephant\": 1 }", "SLP123 .nuke/parameters.json:1:3: there is no setting 'Elephant'")]
    [InlineData(
        "{ \"é\": 1, \"Mode\": \"ful\" }",
        "SLP103 .nuke/parameters.json:1:19: Mode cannot be 'ful'\n       allowed: Minimal, Full\n       do: did you mean 'Full'?",
        1
    )]
    [InlineData("{ \"Mode\": 1 }", "SLP125 .nuke/parameters.json:1:11: 'Mode' is a number\n       allowed: a text in quotes")]
    [InlineData("{ \"Mode\": [\"full\"] }", "SLP125 .nuke/parameters.json:1:11: 'Mode' is a list\n       allowed: a text in quotes")]
    [InlineData(
        "{ \"Platform\": \"linux/amd64\" }",
        "SLP125 .nuke/parameters.json:1:15: 'Platform' is a text\n       allowed: a list, such as [\"linux/amd64\"]"
    )]
    [InlineData("{ \"Platform\": [1] }", "SLP125 .nuke/parameters.json:1:16: 'Platform' is a number\n       allowed: a text in quotes")]
    [InlineData("{ \"All\": \"true\" }", "SLP125 .nuke/parameters.json:1:10: 'All' is a text\n       allowed: true or false, without quotes")]
    [InlineData("{ \"Jobs\": \"many\" }", "SLP103 .nuke/parameters.json:1:11: Jobs cannot be 'many'\n       allowed: a whole number")]
    [InlineData("{ \"Jobs\": {} }", "SLP125 .nuke/parameters.json:1:11: 'Jobs' is an object\n       allowed: a whole number")]
    [InlineData("{ \"Target\": [\"Clena\"] }", "SLP106 there is no target 'Clena'")]
    [InlineData("{ \"Mode\": \"full\", \"Mode\": \"full\" }", "SLP127 .nuke/parameters.json:1:19: 'Mode' stands here a second time")]
    [InlineData(
        "{ \"Profile\": [\"ci\"] }",
        "SLP146 .nuke/parameters.json:1:3: Profile has no effect here: it is read before the file is\n       do: give --profile on the command line"
    )]
    public void What_would_be_passed_over_is_told_with_line_and_column(string json, string message, int index = 0) =>
        Read(json).Problems[index].ToString().ReplaceLineEndings("\n").ShouldStartWith(message);

    [Fact]
    public void All_mistakes_come_together()
    {
        var problems = Read("{ \"mode\": \"x\",\n \"Jobs\": \"x\",\n \"All\": 1,\n \"Host\": \"x\" }").Problems;
        problems.Select(x => x.Number).ShouldBe(["SLP123", "SLP103", "SLP125", "SLP146"]);
    }

    [Theory]
    [InlineData("mode", "Mode")]
    [InlineData("from-file", "FromFile")]
    [InlineData("FROM_FILE", "FromFile")]
    [InlineData("Paltform", "Platform")]
    public void A_name_in_another_spelling_is_recognised(string typed, string meant) =>
        Read($$"""{ "{{typed}}": "x" }""").Problems.ShouldHaveSingleItem().Fix.ShouldBe($"did you mean '{meant}'?");
}
