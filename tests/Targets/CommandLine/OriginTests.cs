namespace Slipway.Targets.Tests.CommandLine;

/// <summary>The built program in a checkout with files that give parameters. <c>Clean</c> deletes the store only with <c>--all</c>.</summary>
[Trait("Row", "M3")]
[Trait("Row", "U2")]
public sealed class OriginTests : IDisposable
{
    private readonly BuildRun _build = new();

    public OriginTests() => Directory.CreateDirectory(_build["home", "store"]);

    public void Dispose() => _build.Dispose();

    private bool StoreIsThere => Directory.Exists(_build["home", "store"]);

    [Theory]
    [InlineData(".env", "export SLIPWAY_ALL='true' # all of it\r\n")]
    [InlineData(".env", "A=true\nNUKE_ALL=${A}")]
    [InlineData(".nuke/parameters.json", "{ \"All\": true }")]
    public async Task A_file_of_the_checkout_feeds_the_option(string file, string text)
    {
        File.WriteAllText(_build[file.Split('/')], text);
        (await _build.RunAsync("Clean")).ExitCode.ShouldBe(0);
        StoreIsThere.ShouldBeFalse();
    }

    [Fact]
    public async Task The_file_of_the_root_counts_wherever_the_user_is()
    {
        File.WriteAllText(_build[".env"], "SLIPWAY_ALL=true");
        var below = Directory.CreateDirectory(_build["a", "b"]).FullName;
        File.WriteAllText(Path.Combine(below, ".env"), "not read at all");
        (await _build.RunInAsync(below, "Clean")).ExitCode.ShouldBe(0);
        StoreIsThere.ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "false", "true", "true", true)]
    [InlineData("false", "true", "true", "true", true)]
    [InlineData("", "", "false", "true", true)]
    [InlineData("", "", "", "false", true)]
    [InlineData("", "", "true", "false", false)]
    [InlineData("", "true", "false", "false", false)]
    [InlineData("true", "false", "false", "false", false)]
    public async Task The_stronger_source_wins(string option, string variable, string dotEnv, string file, bool storeStays)
    {
        _build.Environment["SLIPWAY_ALL"] = variable;
        File.WriteAllText(_build[".env"], $"SLIPWAY_ALL={dotEnv}");
        File.WriteAllText(_build[".nuke", "parameters.json"], $$"""{ "All": {{file}} }""");
        (await _build.RunAsync(["Clean", .. option.Length == 0 ? (string[])[] : ["--all", option]])).ExitCode.ShouldBe(0);
        StoreIsThere.ShouldBe(storeStays);
    }

    [Fact]
    public async Task The_last_named_profile_wins_over_the_others_and_the_main_file()
    {
        File.WriteAllText(_build[".nuke", "parameters.json"], """{ "All": true }""");
        File.WriteAllText(_build[".nuke", "parameters.one.json"], """{ "All": true }""");
        File.WriteAllText(_build[".nuke", "parameters.two.json"], """{ "All": false }""");
        (await _build.RunAsync("Clean", "--profile", "one", "two")).ExitCode.ShouldBe(0);
        StoreIsThere.ShouldBeTrue();
        File.WriteAllText(_build[".env"], "SLIPWAY_PROFILE=one");
        (await _build.RunAsync("Clean")).ExitCode.ShouldBe(0);
        StoreIsThere.ShouldBeFalse();
    }

    [Fact]
    public async Task Mistakes_of_all_sources_come_in_one_go_and_nothing_runs()
    {
        _build.Environment["SLIPWAY_ALL"] = "yes";
        File.WriteAllText(_build[".env"], "B 'x'\nSLIPWAY_MDOE=full\nMODEL_BUILD_MODE=ful\n");
        File.WriteAllText(_build[".nuke", "parameters.json"], "{\n  \"mode\": \"full\",\n  \"Platform\": \"linux/amd64\"\n}");
        File.WriteAllText(_build[".nuke", "parameters.ci.json"], "{ \"All\": \"true\" ");
        var result = await _build.RunAsync("Clena", "--profile", "ci", "co");
        result
            .Error.Split('\n')
            .Where(x => x.StartsWith("SLP", StringComparison.Ordinal))
            .Select(x => x.Split(": ")[0])
            .ShouldBe(
                [
                    "SLP106 there is no target 'Clena'",
                    "SLP141 .env:1:3",
                    "SLP103 MODEL_BUILD_MODE in .env line 3 cannot be 'ful'",
                    "SLP103 the variable SLIPWAY_ALL cannot be 'yes'",
                    "SLP143 nothing reads SLIPWAY_MDOE in .env line 2",
                    "SLP147 there is no profile 'co' (--profile)",
                    "SLP120 .nuke/parameters.ci.json:1:17",
                    "SLP123 .nuke/parameters.json:2:3",
                    "SLP125 .nuke/parameters.json:3:15",
                ],
                ignoreOrder: true
            );
        result.Error.ShouldContain("do: did you mean 'ci'?");
        result.ExitCode.ShouldBe(2);
        result.Output.ShouldBeEmpty();
        StoreIsThere.ShouldBeTrue();
    }

    [Fact]
    public async Task A_folder_called_dot_env_is_a_Python_environment_and_no_mistake()
    {
        Directory.CreateDirectory(_build[".env"]);
        (await _build.RunAsync("Clean")).ExitCode.ShouldBe(0);
    }
}
