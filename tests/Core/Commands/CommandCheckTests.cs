using Slipway.Core.Commands;

namespace Slipway.Core.Tests.Commands;

[Trait("Row", "U2")]
public sealed class CommandCheckTests
{
    private static readonly CommandModel s_model = new(
        ["BuildBase", "Clean", "Runtime"],
        [
            OptionModel.Choice("Mode", Arity.One, ["Minimal", "Recommended", "Full"]),
            OptionModel.Choice("Product", Arity.One, ["build-base", "runtime"]),
            OptionModel.Choice("Platform", Arity.Many, ["linux/amd64", "linux/arm64"]) with
            {
                Separator = ',',
            },
            OptionModel.Text("Label", Arity.Many),
            OptionModel.Text("FromFile", Arity.One),
            OptionModel.Flag("All"),
            new OptionModel("Jobs", Arity.One, "a whole number", word => int.TryParse(word, out _)),
        ]
    );

    private static IReadOnlyList<string> Check(string line) =>
        [
            .. CommandCheck
                .Problems(CommandLine.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)), s_model)
                .Select(x => x.ToString().ReplaceLineEndings("\n")),
        ];

    [Theory]
    [InlineData("")]
    [InlineData("Runtime")]
    [InlineData("build-base RUNTIME+clean")]
    [InlineData("Runtime --mode full --platform linux/amd64,linux/arm64 --label a b --all --jobs 4")]
    [InlineData("Runtime --FROMFILE x -fromfile y --f-r-o-m-f-i-l-e z")]
    [InlineData("--all true --product build-base")]
    [InlineData("--platform linux/amd64 linux/arm64 --label")]
    [InlineData("--help --plan --no-logo --continue --strict --shell-completion --root --verbosity quiet --profile a b --partition 1/2")]
    [InlineData("--generate-configuration GitHubActions_x --host GitHubActions")]
    [InlineData("--target Runtime+Clean --skip build-base --Skip")]
    public void What_is_right_passes(string line) => Check(line).ShouldBeEmpty();

    [Theory]
    [InlineData("--mdoe full", "SLP101 there is no option '--mdoe'\n       do: did you mean '--mode'?")]
    [InlineData("--from_file x", "SLP101 there is no option '--from_file'\n       do: did you mean '--from-file'?")]
    [InlineData("--elephant", "SLP101 there is no option '--elephant'\n       do: see the options: ./build.sh --help")]
    [InlineData("--", "SLP101 there is no option '--'\n       do: see the options: ./build.sh --help")]
    [InlineData("--no-lgoo", "SLP101 there is no option '--no-lgoo'\n       do: did you mean '--no-logo'?")]
    [InlineData("--mode=full", "SLP102 '--mode=full' joins option and value by '='\n       allowed: a space between them\n       do: write '--mode full'")]
    [InlineData("--mdoe=full", "SLP102 '--mdoe=full' joins option and value by '='\n       allowed: a space between them\n       do: write '--mode full'")]
    [InlineData("--mode ful", "SLP103 --mode cannot be 'ful'\n       allowed: Minimal, Recommended, Full\n       do: did you mean 'Full'?")]
    [InlineData("--jobs many", "SLP103 --jobs cannot be 'many'\n       allowed: a whole number")]
    [InlineData("--all maybe", "SLP103 --all cannot be 'maybe'\n       allowed: true, false, or nothing")]
    [InlineData(
        "--platform linux/amd64,linux/arm63",
        "SLP103 --platform cannot be 'linux/arm63'\n       allowed: linux/amd64, linux/arm64\n       do: did you mean 'linux/arm64'?"
    )]
    [InlineData("--verbosity loud", "SLP103 --verbosity cannot be 'loud'\n       allowed: Verbose, Normal, Minimal, Quiet")]
    [InlineData("--mode", "SLP104 --mode has no value\n       allowed: Minimal, Recommended, Full\n       do: write a value after it, or leave --mode out")]
    [InlineData("--from-file a b", "SLP105 --from-file has 2 values: a, b\n       allowed: one\n       do: keep one; a value with spaces needs quotes")]
    [InlineData("Runtmie", "SLP106 there is no target 'Runtmie'\n       allowed: BuildBase, Clean, Runtime\n       do: did you mean 'Runtime'?")]
    [InlineData("--target Clena", "SLP106 there is no target 'Clena'\n       allowed: BuildBase, Clean, Runtime\n       do: did you mean 'Clean'?")]
    [InlineData(
        "--skip elephant",
        "SLP106 there is no target 'elephant'\n       allowed: BuildBase, Clean, Runtime\n       do: see what each does: ./build.sh --help"
    )]
    [InlineData(
        "--all Runtime",
        "SLP107 Runtime after --all would be read as its value\n       allowed: targets first, then options\n       do: write './build.sh Runtime --all ...'"
    )]
    [InlineData(
        "--mode full Runtime",
        "SLP107 Runtime after --mode would be read as its value\n       allowed: targets first, then options\n       do: write './build.sh Runtime --mode ...'"
    )]
    [InlineData(
        "--label a Runtime",
        "SLP107 Runtime after --label would be read as its value\n       allowed: targets first, then options\n       do: write './build.sh Runtime --label ...'"
    )]
    [InlineData(
        "--platform linux/amd64 Runtime",
        "SLP107 Runtime after --platform would be read as its value\n       allowed: targets first, then options\n       do: write './build.sh Runtime --platform ...'"
    )]
    public void What_is_wrong_is_told_with_what_is_near(string line, string message) => Check(line).ShouldBe([message]);

    [Fact]
    public void A_negative_number_is_told_apart_from_a_misspelt_option() =>
        Check("--jobs -1")
            .ShouldBe([
                "SLP104 --jobs has no value\n       allowed: a whole number\n       do: write a value after it, or leave --jobs out",
                "SLP101 '-1' is read as an option, and there is none of that name\n       allowed: values that do not start with '-'\n       do: leave the '-' out",
            ]);

    [Fact]
    public void All_mistakes_are_told_together() =>
        Check("Runtmie --mdoe x --mode=full --jobs many").Select(x => x[..6]).ShouldBe(["SLP106", "SLP101", "SLP102", "SLP103"]);

    [Fact]
    public void Every_mistake_is_one_of_usage() =>
        CommandCheck.Problems(CommandLine.Parse(["Runtmie", "--mdoe", "--mode=x", "--jobs", "x", "--from-file"]), s_model).ShouldAllBe(x => (int)x.Family == 2);
}
