namespace Slipway.Targets.Tests.CommandLine;

[Trait("Row", "U2")]
public sealed class RefusalTests : IDisposable
{
    private readonly BuildRun _build = new();

    public void Dispose() => _build.Dispose();

    [Theory]
    [InlineData("Clena", "SLP106 there is no target 'Clena'", "did you mean 'Clean'?")]
    [InlineData("Clean --al", "SLP101 there is no option '--al'", "did you mean '--all'?")]
    [InlineData("Clean --all=true", "SLP102 '--all=true' joins option and value by '='", "write '--all true'")]
    [InlineData("Clean --all maybe", "SLP103 --all cannot be 'maybe'", "true, false, or nothing")]
    [InlineData("Clean --verbosity", "SLP104 --verbosity has no value", "Verbose, Normal, Minimal, Quiet")]
    [InlineData("Clean --verbosity quiet loud", "SLP105 --verbosity has 2 values: quiet, loud", "keep one")]
    [InlineData("--all Clean", "SLP107 Clean after --all would be read as its value", "write './build.sh Clean --all ...'")]
    [InlineData("Clean --host elephant", "SLP103 --host cannot be 'elephant'", "such as Terminal or GitHubActions")]
    [InlineData("Clean --root /no/such/folder", "SLP108 no folder '.nuke' in /no/such/folder or above it", "--root PATH")]
    public async Task A_wrong_command_line_is_refused_and_nothing_runs(string arguments, string found, string fix)
    {
        Directory.CreateDirectory(_build["out"]);
        var result = await _build.RunAsync(arguments.Split(' '));
        result.Error.ShouldContain(found);
        result.Error.ShouldContain(fix);
        result.Error.ShouldNotContain("   at ");
        result.Output.ShouldBeEmpty();
        result.ExitCode.ShouldBe(2);
        Directory.Exists(_build["out"]).ShouldBeTrue();
    }

    [Fact]
    public async Task All_mistakes_come_in_one_go()
    {
        _build.Environment["SLIPWAY_ALL"] = "yes";
        var result = await _build.RunAsync("Clena", "--al", "--all=true");
        result
            .Error.Split('\n')
            .Where(x => x.StartsWith("SLP", StringComparison.Ordinal))
            .Select(x => x[..6])
            .ShouldBe(["SLP106", "SLP101", "SLP102", "SLP103"]);
        result.ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Outside_a_checkout_the_reason_is_told_without_a_trace()
    {
        using var elsewhere = new TempFolder();
        var result = await _build.RunInAsync(elsewhere.Path, "Clean");
        result.Error.ShouldStartWith($"SLP108 no folder '.nuke' in {elsewhere.Path} or above it");
        result.ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task A_checkout_whose_temporary_folder_cannot_be_made_is_told()
    {
        File.WriteAllText(_build[".nuke", "temp"], "a file where the folder would be");
        var result = await _build.RunAsync("Clean");
        result.Error.ShouldStartWith("SLP109 ");
        result.ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task A_variable_set_for_other_reasons_does_nothing()
    {
        foreach (var name in (string[])["TARGET", "HOST", "ROOT", "PROFILE", "HELP", "VERBOSITY", "ALL", "SKIP"])
            _build.Environment[name] = "Clean";
        Directory.CreateDirectory(_build["out"]);
        Directory.CreateDirectory(_build["home", "store"]);

        var bare = await _build.RunAsync();
        bare.ExitCode.ShouldBe(0);
        bare.Output.ShouldStartWith("Slipway turns ");
        bare.Output.IndexOf("\nExamples\n", StringComparison.Ordinal).ShouldBeInRange(1, bare.Output.IndexOf("\nTargets\n", StringComparison.Ordinal));
        bare.Output.ShouldNotContain("NUKE Execution Engine");
        Directory.Exists(_build["out"]).ShouldBeTrue();

        (await _build.RunAsync("Clean")).ExitCode.ShouldBe(0);
        Directory.Exists(_build["home", "store"]).ShouldBeTrue();
    }

    [Fact]
    public async Task Our_own_variable_feeds_the_option()
    {
        _build.Environment["SLIPWAY_ALL"] = "true";
        _build.Environment["ALL"] = "nonsense";
        Directory.CreateDirectory(_build["home", "store"]);
        (await _build.RunAsync("Clean")).ExitCode.ShouldBe(0);
        Directory.Exists(_build["home", "store"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Help_lists_the_targets_with_what_they_do()
    {
        var result = await _build.RunAsync("--help");
        result.Output.ShouldMatch(@"\n  Clean +Deletes out/");
        result.Output.ShouldMatch(@"\n  --all +\S");
        result.ExitCode.ShouldBe(0);
    }
}
