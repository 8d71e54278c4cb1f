using Slipway.Tests;
using Slipway.Tools.GitHub;

namespace Slipway.Tools.Tests.GitHub;

/// <summary>The files that a step of GitHub Actions talks through.</summary>
[Trait("Row", "G1")]
public sealed class ActionsFilesTests
{
    [Fact]
    public void Outputs_and_the_summary_are_added_to_what_is_there()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["outputs"], "before=1\n");
        var files = new ActionsFiles(folder["outputs"], folder["summary"]);
        files.Set("legs", "2");
        files.Summarise("## Plan\n");
        files.Summarise("more\n");
        File.ReadAllText(folder["outputs"]).ShouldBe("before=1\nlegs=2\n");
        File.ReadAllText(folder["summary"]).ShouldBe("## Plan\nmore\n");
    }

    [Theory]
    [InlineData("2\nother=1")]
    [InlineData("2\rother=1")]
    public void A_value_of_two_lines_would_set_another_output_and_is_refused(string value)
    {
        using var folder = new TempFolder();
        Should.Throw<ArgumentException>(() => new ActionsFiles(folder["outputs"], null).Set("legs", value));
        File.Exists(folder["outputs"]).ShouldBeFalse();
    }

    [Fact]
    public void Elsewhere_nothing_is_written()
    {
        var files = new ActionsFiles(null, "");
        files.Set("legs", "2");
        files.Summarise("## Plan\n");
        files.IsThere.ShouldBeFalse();
    }
}
