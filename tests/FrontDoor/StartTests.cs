using System.Text.RegularExpressions;
using Slipway.Tests;
using Slipway.Tools.Processes;

namespace Slipway.FrontDoor.Tests;

[Trait("Row", "E1")]
public sealed class StartTests : IClassFixture<Checkout>
{
    private readonly Checkout _checkout;

    public StartTests(Checkout checkout)
    {
        Needs.That(!OperatingSystem.IsWindows(), "build.sh is for Linux and macOS");
        _checkout = checkout;
    }

    [Fact]
    public async Task Arguments_exit_code_and_working_directory_stay_the_users()
    {
        using var elsewhere = new TempFolder();
        var result = await _checkout.StartAsync(elsewhere.Path, ["a b", "--mode", "full", "$x"]);
        result.ExitCode.ShouldBe(4);
        result.Output.ShouldContain($"[a b|--mode|full|$x] in {elsewhere.Path} of {_checkout.Root}");
    }

    [Fact]
    public async Task A_start_with_unchanged_sources_compiles_nothing_and_says_nothing()
    {
        await _checkout.StartAsync();
        var result = await _checkout.StartAsync();
        result.Error.ShouldBe("");
        result.Output.ShouldContain("[] in");
    }

    [Fact]
    public async Task Two_starts_at_once_after_an_edit_compile_once_and_both_run_the_new_build()
    {
        await _checkout.StartAsync();
        _checkout.Says("edited");
        _checkout.Write("build/Extra.cs", "internal static class Extra;");
        var both = await Task.WhenAll(_checkout.StartAsync(), _checkout.StartAsync());
        both.ShouldAllBe(result => result.Output.StartsWith("edited ", StringComparison.Ordinal));
        both.Sum(Compilations).ShouldBe(1);
    }

    [Fact]
    public async Task A_deleted_file_and_an_older_file_put_back_compile_again()
    {
        _checkout.Write("build/Other.cs", "internal static class Other;");
        await _checkout.StartAsync();
        File.Delete(Path.Combine(_checkout.Root, "build", "Other.cs"));
        Compilations(await _checkout.StartAsync()).ShouldBe(1);
        _checkout.Says("older");
        File.SetLastWriteTimeUtc(Path.Combine(_checkout.Root, "build", "Program.cs"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        (await _checkout.StartAsync()).Output.ShouldStartWith("older ");
    }

    [Fact]
    public async Task A_build_that_does_not_compile_shows_the_compilers_line_and_a_number()
    {
        _checkout.Write("build/Program.cs", "return nonsense;");
        var result = await _checkout.StartAsync();
        _checkout.Says("mended");
        result.ExitCode.ShouldBe(5);
        result.Error.ShouldContain("SLP590");
        result.Error.ShouldContain("Program.cs(1,8): error CS0103");
        (await _checkout.StartAsync()).Output.ShouldStartWith("mended ");
    }

    [Fact]
    [Trait("Row", "U2")]
    public async Task A_word_that_the_switch_does_not_know_is_refused()
    {
        var result = await _checkout.StartAsync(("SLIPWAY_PACKAGES", "fead"));
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldStartWith("SLP190 SLIPWAY_PACKAGES is 'fead'\n       allowed: auto, feed, compat\n       do: ");
    }

    private static int Compilations(CommandResult result) => Regex.Count(result.Error, "compiling the build");
}
