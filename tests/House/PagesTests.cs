using System.Text.RegularExpressions;

namespace Slipway.House.Tests;

/// <summary>Pages that contributors rely on.</summary>
[Trait("Row", "H5")]
public sealed class PagesTests
{
    [Fact]
    public void Contributing_says_ten_times_what_to_edit()
    {
        var recipes = Page("CONTRIBUTING.md").Lines.Where(line => line.StartsWith("- To ", StringComparison.Ordinal)).ToList();
        recipes.Count.ShouldBe(10);
        recipes.Where(line => !Regex.IsMatch(line, "edit .*`build|edit `")).ShouldBeNone("a recipe names a file");
    }

    [Fact]
    public void Files_that_contributing_names_exist() =>
        Regex
            .Matches(Page("CONTRIBUTING.md").Text, "`((?:build|tests|docs|service|dockerfiles|requirements)/[^`*<{ ]*|[A-Za-z.]+\\.(?:props|json|md|sh))`")
            .Select(match => match.Groups[1].Value)
            .Where(path => !SourceFile.All.Any(file => file.Path == path || file.Path.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal)))
            .ShouldBeNone("recipes name files that exist");

    [Fact]
    public void A_decision_has_date_choice_reason_and_what_would_reverse_it()
    {
        var decisions = Page("docs/decisions.md").Text.Split("\n## ").Skip(1).ToList();
        decisions.Count.ShouldBeGreaterThan(3);
        decisions
            .Where(text =>
                !Regex.IsMatch(text, @"^\d{4}-\d{2}-\d{2} ")
                || !text.Contains("\nReason: ", StringComparison.Ordinal)
                || !text.Contains("\nReversed by: ", StringComparison.Ordinal)
            )
            .Select(text => text.Split('\n')[0])
            .ShouldBeNone("## DATE choice, Reason:, Reversed by:");
    }

    [Fact]
    public void The_changelog_has_the_version_that_is_built()
    {
        var version = Regex.Match(Page("Directory.Build.props").Text, "<Version>(.*)</Version>").Groups[1].Value;
        Page("CHANGELOG.md").Text.ShouldContain($"## {version}");
    }

    [Fact]
    public void Figures_say_command_machine_and_date() =>
        SourceFile
            .All.Where(file => Regex.IsMatch(file.Path, @"^bench/[^/]*\.(md|json)$"))
            .Where(file => !new[] { "command", "machine", "date" }.All(word => file.Text.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Select(file => file.Path)
            .ShouldBeNone("a figure can be made again");

    private static SourceFile Page(string path) => SourceFile.All.Single(file => file.Path == path);
}
