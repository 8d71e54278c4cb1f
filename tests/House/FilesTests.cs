using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Slipway.House.Tests;

/// <summary>Small files with one idea, in words that say which.</summary>
public sealed class FilesTests
{
    private const string Nothings = "Helper|Helpers|Util|Utils|Utilities|Common|Misc|Manager";

    [Fact]
    [Trait("Row", "H1")]
    public void The_median_file_is_under_60_lines()
    {
        var lengths = SourceFile.With(".cs", "build/", "tests/").Select(file => file.Lines.Length).Order().ToList();
        lengths[lengths.Count / 2].ShouldBeLessThan(60);
    }

    [Fact]
    [Trait("Row", "H1")]
    public void No_file_is_over_300_lines() =>
        SourceFile
            .All.Where(file => Regex.IsMatch(file.Name, @"\.(cs|sh|ps1|py|Dockerfile|cpp)$"))
            .Select(file => (file.Path, file.Lines.Length))
            .Where(file => file.Length > 300)
            .Select(file => $"{file.Path}: {file.Length} lines")
            .ShouldBeNone("a file that long has two ideas");

    [Fact]
    [Trait("Row", "H1")]
    public void No_file_folder_or_type_has_a_name_that_says_nothing()
    {
        var named = new Regex($"(^|[a-z])({Nothings})([A-Z.]|$)|^({Nothings})$");
        var files = SourceFile.All.Where(file => !file.Path.StartsWith("build/compat/", StringComparison.Ordinal));
        files.SelectMany(file => file.Path.Split('/').Where(part => named.IsMatch(part)).Select(_ => file.Path)).ShouldBeNone("names say what is inside");
        SourceFile
            .With(".cs", "build/Core", "build/Tools", "build/Targets", "tests/")
            .SelectMany(file =>
                Regex
                    .Matches(file.Text, $@"\b(class|record|struct|interface|enum) (\w*({Nothings}))\b")
                    .Select(match => $"{file.Path}: {match.Groups[2].Value}")
            )
            .ShouldBeNone("names say what is inside");
    }

    [Fact]
    [Trait("Row", "H2")]
    public void Nothing_is_switched_off_or_put_off_in_code() =>
        SourceFile
            .With(".cs", "build/", "tests/")
            .SelectMany(file => file.Lines.Select((line, index) => (file.Path, line, index)))
            .Where(x => Regex.IsMatch(x.line, @"^\s*#(if|pragma|nullable disable)\b|//.*\bTO[D]O\b|\bSkip [=] ""|Suppress[M]essage"))
            .Select(x => $"{x.Path}:{x.index + 1}: {x.line.Trim()}")
            .ShouldBeNone("no #if, no pragma, no TODO, no Skip");

    [Fact]
    [Trait("Row", "H2")]
    public void Versions_of_packages_are_central() =>
        SourceFile
            .With("proj", "build/", "tests/")
            .SelectMany(file =>
                XDocument.Parse(file.Text).Descendants("PackageReference").Where(reference => reference.Attribute("Version") is not null).Select(_ => file.Path)
            )
            .ShouldBeNone("versions stand in Directory.Packages.props");

    [Fact]
    [Trait("Row", "H2")]
    public void Every_project_has_a_lock_for_the_stand_ins() =>
        SourceFile
            .With(".csproj", "build/", "tests/")
            .Where(file => !file.Path.StartsWith("build/compat/", StringComparison.Ordinal))
            .Select(file => Path.GetDirectoryName(file.Path)!.Replace('\\', '/') + "/packages.compat.lock.json")
            .Except(SourceFile.All.Select(file => file.Path))
            .ShouldBeNone("dotnet restore Slipway.slnx writes them");
}
