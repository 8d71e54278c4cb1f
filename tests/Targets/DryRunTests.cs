using System.Text.Json;
using Slipway.Core.Rendering;
using Slipway.Images.Tests.Demo;

namespace Slipway.Targets.Tests;

/// <summary>--dry-run and Explain say what would be done and leave no trace of it.</summary>
[Trait("Row", "P1")]
public sealed class DryRunTests
{
    [Theory]
    [InlineData("Runtime", "make +app")]
    [InlineData("Check", "make +tests")]
    [InlineData("Dev", "make +tools")]
    [InlineData("BuildBase", "make +BuildBase +[0-9a-f]{12}  asked for by name")]
    [InlineData("Wheelhouse", "make +Wheelhouse +[0-9a-f]{12}  ([0-9]+) of \\1 wheels are not in the store")]
    [InlineData("BackendBuild", "make +BackendBuild +[0-9a-f]{12}  asked for by name; not in the store: linux/amd64/native")]
    public async Task A_dry_run_prints_the_targets_part_of_the_plan_ends_with_0_and_writes_nothing(string target, string expected)
    {
        using var home = new TempFolder();
        using var checkout = new DemoCheckout(home["home"]);
        // The first start of NUKE writes its own notes there.
        Directory.CreateDirectory(checkout[".nuke", "temp"]);
        var before = Listing(home.Path, checkout.Root);
        var run = await checkout.RunAsync(target, "--upstream", "debian", "--platform", "linux/amd64", "--dry-run");
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        run.Output.ShouldMatch(expected);
        run.Output.ShouldContain("forecast: ");
        Listing(home.Path, checkout.Root).ShouldBe(before);
    }

    [Theory]
    [InlineData("Explain", "--json")]
    [InlineData("Runtime", "--dry-run")]
    [InlineData("BuildBase", "--dry-run")]
    [InlineData("BackendBuild", "--dry-run")]
    public async Task A_plan_starts_no_program_and_opens_no_file_for_writing(string target, string option)
    {
        using var home = new TempFolder();
        using var checkout = new DemoCheckout(home["home"]);
        var (run, calls) = await SystemCalls.OfAsync(checkout.Command(target, "--upstream", "debian", option));
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        calls.Started.ShouldHaveSingleItem().ShouldEndWith("dotnet");
        // NUKE keeps its own notes in a folder of its own.
        calls.Written.ShouldNotBeEmpty();
        calls.Written.Where(x => !x.StartsWith(checkout[".nuke"], StringComparison.Ordinal)).ShouldBeEmpty();
        Directory.Exists(checkout[".nuke", "temp", "slipway"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Json_is_all_that_is_on_standard_output_and_is_the_typed_document()
    {
        using var home = new TempFolder();
        using var checkout = new DemoCheckout(home["home"]);
        var run = await checkout.RunAsync("Explain", "--upstream", "debian", "--platform", "linux/amd64,linux/arm64", "--json");
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        var report = PlanReport.Read(run.Output);
        report.Images.Select(x => x.Platform).ShouldBe(["linux/amd64", "linux/arm64"]);
        report.Forecast.Basis.ShouldBe("default");
        report.Forecast.Download.ShouldBeGreaterThan(30_000_000);
        run.Error.ShouldContain("Explain");
    }

    [Fact]
    public async Task Markdown_is_all_that_is_on_standard_output_and_one_form_at_a_time_is_printed()
    {
        using var home = new TempFolder();
        using var checkout = new DemoCheckout(home["home"]);
        var run = await checkout.RunAsync("Explain", "--upstream", "debian", "--markdown");
        run.Output.ShouldStartWith("## vad:minimal-onnx-cpu");
        var both = await checkout.RunAsync("Explain", "--upstream", "debian", "--markdown", "--json");
        both.ExitCode.ShouldBe(2);
        (both.Output + both.Error).ShouldContain("SLP181");
    }

    [Fact]
    [Trait("Row", "U2")]
    public async Task Locks_that_would_have_to_be_written_are_refused_without_writing_them()
    {
        using var home = new TempFolder();
        using var checkout = new DemoCheckout(home["home"]);
        File.AppendAllText(checkout["requirements", "minimal-onnx.in"], "# a word more\n");
        var before = Listing(home.Path, checkout["requirements"]);
        var run = await checkout.RunAsync("Explain", "--upstream", "debian");
        run.ExitCode.ShouldBe(6, run.Output);
        (run.Output + run.Error).ShouldContain("SLP180");
        Listing(home.Path, checkout["requirements"]).ShouldBe(before);
    }

    [Fact]
    [Trait("Row", "P6")]
    public async Task Records_of_an_older_version_are_skipped_and_that_is_said_once()
    {
        using var home = new TempFolder();
        using var checkout = new DemoCheckout(home["home"]);
        var records = new Tools.Records.RecordFiles(new Tools.SlipwayHome(home["home"]), checkout.Root);
        Directory.CreateDirectory(records.Folder);
        foreach (var name in (string[])["20260101T000000.000Z", "20260102T000000.000Z"])
            File.WriteAllText(Path.Combine(records.Folder, $"{name}.json"), JsonSerializer.Serialize(new { schema = 1, id = name }));
        var run = await checkout.RunAsync("Explain", "--upstream", "debian");
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        run.Output.Split("SLP182 2 records").Length.ShouldBe(2);
    }

    /// <summary>Every file with its time and size; of NUKE's own folder nothing.</summary>
    private static List<string> Listing(params string[] folders) =>
        [
            .. folders
                .SelectMany(x => new DirectoryInfo(x).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
                .Where(x => !x.FullName.Contains("/.nuke/", StringComparison.Ordinal))
                .Select(x => $"{x.FullName} {(x as FileInfo)?.Length} {(x is FileInfo ? x.LastWriteTimeUtc.Ticks : 0)}")
                .Order(StringComparer.Ordinal),
        ];
}
