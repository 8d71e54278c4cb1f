using System.Text.RegularExpressions;
using Slipway.Tests;

namespace Slipway.House.Tests;

/// <summary>Words that the repository must not have, and references that must lead somewhere.</summary>
public sealed class WordsTests
{
    // Split, so that this file does not hold them.
    private static readonly string[] Forbidden =
    [
        "/wo" + "rk/",
        "/tmp/" + "wt/",
        "api.nu" + "get.org",
        "deb." + "debian.org",
        "security." + "debian.org",
        "registry.npm" + "js.org",
        "pypi" + ".org",
        "pythonhosted" + ".org",
    ];

    // The one record with the public index's address: what everybody has who names no other.
    private const string PublicAddress = "build/Core/Locks/Index/PublicIndex.cs";

    [Fact]
    [Trait("Row", "H1")]
    public void No_file_names_a_mirror_or_a_path_of_one_machine() =>
        Texts()
            .Where(file => file.Path != PublicAddress)
            .SelectMany(file => Forbidden.Where(word => file.Text.Contains(word, StringComparison.Ordinal)).Select(word => $"{file.Path}: {word}"))
            .ShouldBeNone("addresses come from settings and from the machine");

    [Fact]
    [Trait("Row", "H4")]
    public void Every_row_that_a_test_names_exists()
    {
        var rows = SourceFile.All.Single(file => file.Path == "tests/data/rows.txt").Lines;
        SourceFile
            .With(".cs", "tests/")
            .SelectMany(file => Regex.Matches(file.Text, "Trait\\(\"Row\", \"([^\"]*)\"").Select(match => (file.Path, Row: match.Groups[1].Value)))
            .Where(use => !rows.Contains(use.Row))
            .Select(use => $"{use.Row} in {use.Path}")
            .ShouldBeNone("rows are those of tests/data/rows.txt");
    }

    [Fact]
    [Trait("Row", "H4")]
    public void Test_names_are_sentences() =>
        SourceFile
            .With("Tests.cs", "tests/")
            .SelectMany(file =>
                Regex
                    .Matches(file.Text, @"\[(?:Fact|Theory)[^\]]*\](?:\s*\[[^\n]*\])*\s*public (?:async )?(?:Task|void) (\w+)")
                    .Select(match => (file.Path, Name: match.Groups[1].Value))
            )
            .Where(test => test.Name.Split('_').Length < 3)
            .Select(test => $"{test.Path}: {test.Name}")
            .ShouldBeNone("a test says what is so");

    [Fact]
    [Trait("Row", "H5")]
    public void Links_between_pages_lead_to_files() =>
        SourceFile
            .With(".md", "")
            .SelectMany(page =>
                Regex.Matches(page.Text, @"\]\((?<target>[^)\s#]+)(#[^)]*)?\)").Select(match => (page.Path, Target: match.Groups["target"].Value))
            )
            .Where(link => !link.Target.Contains("://", StringComparison.Ordinal))
            .Where(link => !Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(link.Path)!, link.Target)))
            .Select(link => $"{link.Path}: {link.Target}")
            .ShouldBeNone("links lead somewhere");

    private static IEnumerable<SourceFile> Texts() =>
        SourceFile.All.Where(file =>
            !Regex.IsMatch(file.Path, @"\.(wav|gz|xz|zst|whl|deb|onnx|png|dll|tar)$|packages\..*lock\.json$|^tests/House/WordsTests\.cs$")
        );
}
