using System.Text.RegularExpressions;
using Slipway.Tests;
using Slipway.Tools.Processes;

namespace Slipway.House.Tests;

public sealed class ScriptsTests
{
    private static string Shell { get; } = new SourceFile("build.sh").Text;

    private static string PowerShell { get; } = new SourceFile("build.ps1").Text;

    [Fact]
    [Trait("Row", "H2")]
    public async Task Shell_scripts_pass_shellcheck()
    {
        var scripts = SourceFile.With(".sh", "").Select(file => file.Path).Append(".ci/run").ToList();
        var result = await ProcessRunner.RunAsync(new Command(await Shellcheck.FindAsync(), scripts) { WorkingDirectory = Repository.Root });
        result.ExitCode.ShouldBe(0, result.Output);
    }

    [Fact]
    [Trait("Row", "H2")]
    public async Task Sources_are_formatted()
    {
        var restored = await ProcessRunner.RunAsync(DotNet.Command("tool", "restore") with { WorkingDirectory = Repository.Root });
        Needs.That(restored.ExitCode == 0, "the formatter cannot be restored from this feed");
        var checkedFiles = await ProcessRunner.RunAsync(DotNet.Command("csharpier", "check", ".") with { WorkingDirectory = Repository.Root });
        checkedFiles.ExitCode.ShouldBe(0, $"mend: dotnet csharpier format .\n{checkedFiles.LastLines(30)}");
    }

    [Fact]
    [Trait("Row", "E4")]
    public void Continuous_integration_runs_the_command_of_the_readme()
    {
        new SourceFile(".ci/run").Lines[^1].ShouldEndWith("exec ./build.sh Test");
        new SourceFile("README.md").Lines.ShouldContain("./build.sh Test");
    }

    [Theory]
    [Trait("Row", "E1")]
    [InlineData("SLP[0-9]{3}")]
    [InlineData("-p:[A-Za-z=]+")]
    [InlineData("(?:SLIPWAY|NUKE|DOTNET|NUGET)_[A-Z_]+")]
    [InlineData("build/[A-Za-z_/]+\\.csproj")]
    [InlineData("NU[0-9\\[\\]]+|NETSDK[0-9]+")]
    [InlineData("compiling the build: [a-z ]+|packages: the feed's own [A-Za-z. ]+|packages: the feed did not answer[^'\"]+|starts will take longer")]
    public void PowerShell_names_the_same_numbers_options_variables_and_words(string pattern) =>
        Regex
            .Matches(PowerShell, pattern)
            .Select(match => match.Value)
            .Distinct()
            .Order()
            .ShouldBe(Regex.Matches(Shell, pattern).Select(match => match.Value).Distinct().Order());

    [Fact]
    [Trait("Row", "E1")]
    public void PowerShell_takes_the_same_steps_in_the_same_order()
    {
        const string Steps = "compare with the stamp, lock, find .NET, choose packages, restore locked, publish, stamp, start";
        Shell.ShouldContain("Same steps in build.ps1: " + Steps);
        PowerShell.ShouldContain(Steps);
        InOrder(
            Shell,
            "find_dotnet\n  choose_packages",
            "sdk restore build/_build.csproj",
            "sdk \"${publish[@]}\"",
            "mv -f \"$stamp.$$\" \"$stamp\"",
            "if ! is_current",
            "lock\n",
            "exec \"$program\" \"$@\""
        );
        InOrder(
            PowerShell,
            "Find-DotNet\n    Select-Packages",
            "Invoke-Sdk restore build/_build.csproj",
            "Invoke-Sdk @publish",
            "Move-Item -Force \"$stamp.$PID\" $stamp",
            "if (-not (Test-Current))",
            "slipway.lock",
            "& $script:program @args"
        );
    }

    [Fact]
    [Trait("Row", "E1")]
    public void The_command_prompt_hands_everything_to_PowerShell()
    {
        var text = new SourceFile("build.cmd").Text;
        text.ShouldContain("\"%~dp0build.ps1\" %*");
        text.ShouldContain("exit /b %ERRORLEVEL%");
        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain("\n");
    }

    private static void InOrder(string text, params string[] parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            var found = text.IndexOf(part, at, StringComparison.Ordinal);
            found.ShouldBeGreaterThan(-1, $"after {at}: {part}");
            at = found + part.Length;
        }
    }
}
