using Slipway.Core.Commands;
using Slipway.Core.Rendering;
using Slipway.Targets.Tests.Doctor;
using Slipway.Tools.Processes;

namespace Slipway.Targets.Tests.CommandLine;

[Trait("Row", "U3")]
public sealed class HelpTests : IDisposable
{
    private static readonly CommandHelp s_help = CommandLineHelp.Of(new Build());
    private readonly BuildRun _build = new();

    public void Dispose() => _build.Dispose();

    [Theory]
    [InlineData(20)]
    [InlineData(80)]
    [InlineData(200)]
    [InlineData(5)]
    [InlineData(900)]
    public void Every_target_and_option_appears_and_no_line_is_wider_than_the_terminal(int width)
    {
        var text = HelpPage.Render(s_help, width);
        var words = text.Split([' ', '\n', '[']).ToHashSet(StringComparer.Ordinal);
        var model = CommandLineModel.Of(typeof(Build));
        model.Targets.Concat(model.AllOptions.Select(x => x.Dashed)).Where(x => !words.Contains(x)).ShouldBeEmpty();
        var allowed = Math.Clamp(width, HelpPage.Narrowest, HelpPage.Widest);
        // A word that is wider than the terminal cannot be broken: it would no longer be what one types.
        text.Split('\n').Where(x => x.Length > allowed && x.Replace("usage: ", "", StringComparison.Ordinal).Trim(' ', '\\').Contains(' ')).ShouldBeEmpty();
    }

    [Fact]
    public void Every_target_and_option_says_what_it_is_for()
    {
        s_help.Targets.Where(x => x.Description.Length < 10).Select(x => x.Name).ShouldBeEmpty();
        s_help.Options.Where(x => x.Description.Length < 10).Select(x => x.Option.Name).ShouldBeEmpty();
        s_help.Options.Select(x => x.Option.Name).ShouldBe(CommandLineModel.Of(typeof(Build)).AllOptions.Select(x => x.Name), ignoreOrder: true);
    }

    [Fact]
    public void Examples_come_first_then_targets_then_options_by_heading()
    {
        var lines = HelpPage.Render(s_help, 100).Split('\n').ToList();
        string[] headings = ["Examples", "Targets", "What is built", "Where it goes", "How it is done"];
        headings.Select(x => lines.IndexOf(x)).ShouldAllBe(x => x > 0);
        headings.Select(x => lines.IndexOf(x)).ShouldBeInOrder();
        lines.ShouldContain(x => x.Contains("--smoke SMOKE", StringComparison.Ordinal));
        string.Join(' ', lines.Select(x => x.Trim())).ShouldContain("[default: the platform of this machine]");
    }

    [Fact]
    public void Dependencies_of_targets_are_known()
    {
        s_help.Targets.Single(x => x.Name == "Runtime").DependsOn.ShouldBe(["Wheelhouse", "BackendBuild"], ignoreOrder: true);
        s_help.Closure("backend-build").Select(x => x.Name).ShouldBe(["BackendBuild", "BuildBase"]);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_is_a_command_line_that_is_accepted(string words)
    {
        var line = Core.Commands.CommandLine.Parse(words.Split(' '));
        line.Targets.ShouldNotBeEmpty();
        CommandCheck.Problems(line, CommandLineModel.Of(typeof(Build))).ShouldBeEmpty();
    }

    public static TheoryData<string> Examples() => [.. CommandExamples.All.Select(x => x.Words)];

    [Theory]
    [InlineData("Engine --status")]
    [InlineData("Explain --upstream debian")]
    [InlineData("Clean --all")]
    public async Task Examples_that_cost_little_run(string words)
    {
        CommandExamples.All.ShouldContain(x => x.Words == words);
        using var run = new DoctorRun("http://127.0.0.1:1");
        var result = await run.RunAsync(words.Split(' '));
        result.ExitCode.ShouldBe(0, result.Output + result.Error);
    }

    [Fact]
    public async Task Help_of_a_target_shows_the_options_that_it_and_what_runs_before_it_read()
    {
        var result = await _build.RunAsync("Engine", "--help");
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldStartWith("usage: ./build.sh Engine ");
        result.Output.ShouldContain("--status");
        result.Output.ShouldContain("--builder");
        result.Output.ShouldNotContain("--mode");
        result.Output.ShouldNotContain("--rung");
        HelpPage.Render(s_help, ["runtime"], 80).ShouldContain("BuildBase");
    }

    [Fact]
    public async Task Help_is_as_wide_as_COLUMNS_says_and_has_nothing_of_a_run()
    {
        _build.Environment["COLUMNS"] = "40";
        var result = await _build.RunAsync("--help");
        result.Output.ShouldStartWith("Slipway turns ");
        result.Output.ShouldNotContain("NUKE Execution Engine");
        result.Output.Split('\n').Max(x => x.Length).ShouldBeLessThanOrEqualTo(40);
        (await _build.RunAsync("--help", "false", "--no-logo")).Output.ShouldNotStartWith("Slipway turns ");
    }

    [Fact]
    public async Task Help_is_as_wide_as_the_terminal()
    {
        var script = ProcessRunner.Find("script");
        Needs.That(script is not null && OperatingSystem.IsLinux(), "no program script, which makes a terminal");
        var program = Path.Combine(AppContext.BaseDirectory, "_build.dll");
        var result = await ProcessRunner.RunAsync(
            new Command(script!, "-qec", $"stty cols 60; dotnet {program} --help", "/dev/null")
            {
                WorkingDirectory = _build.Root,
                Environment = new Dictionary<string, string?> { ["COLUMNS"] = null, ["TERM"] = "xterm" },
            }
        );
        // .NET sends the terminal some sequences of its own.
        var text = System.Text.RegularExpressions.Regex.Replace(result.Output, "\x1b(\\[[0-9;?]*[A-Za-z]|[=>])", "");
        var widest = text.Split('\n').Max(x => x.TrimEnd('\r').Length);
        widest.ShouldBeInRange(50, 60, result.Output);
    }

    [Fact]
    public void Upstreams_of_slipway_json_are_words_of_the_completion_scripts()
    {
        using var folder = new TempFolder();
        var settings = File.ReadAllText(Path.Combine(Repository.Root, "slipway.json"));
        File.WriteAllText(
            folder["slipway.json"],
            settings.Replace("  \"service\": ", "  \"upstreams\": [{ \"name\": \"acme\", \"like\": \"public\" }],\n  \"service\": ", StringComparison.Ordinal)
        );
        foreach (var file in CompletionFiles.Of(new Build()))
            file.Render(folder.Path).ShouldMatch("public.{1,3}pypi.{1,3}debian.{1,3}acme", file.Path);
    }

    [Fact]
    [Trait("Row", "H3")]
    public void Committed_completions_are_those_of_the_build() =>
        CompletionFiles.Of(new Build()).Where(x => x.IsStale(Repository.Root)).Select(x => x.Path).ShouldBeEmpty("mend: ./build.sh GenerateFiles");
}
