using System.Text.Json;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks.Requirements;
using Slipway.Tests;

namespace Slipway.Core.Tests.Locks.Requirements;

[Trait("Row", "L6")]
public sealed class RequirementTests
{
    private static readonly IReadOnlyList<JsonElement> Standard =
    [
        .. JsonDocument
            .Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests/data/standards/requirements.json")))
            .RootElement.GetProperty("lines")
            .EnumerateArray(),
    ];

    [Fact]
    public void All_lines_are_read_as_the_reference_implementation_reads_them()
    {
        foreach (var expected in Standard)
        {
            var text = Text(expected, "text")!;
            var problems = new List<Problem>();
            var lines = RequirementLines.Read(text + "\n", "r.txt", problems);
            var kind = Text(expected, "kind");
            if (kind == "invalid")
            {
                problems.ShouldHaveSingleItem(text).Found.ShouldStartWith("r.txt:1: ");
                lines.ShouldBeEmpty(text);
                continue;
            }
            problems.ShouldBeEmpty(text);
            var line = lines.ShouldHaveSingleItem(text);
            if (kind == "option")
                line.ShouldBeOfType<RequirementOption>()
                    .ShouldSatisfyAllConditions(x => (x.Option, x.Value).ShouldBe((Text(expected, "option")!, Text(expected, "value"))));
            else if (kind == "path")
                line.ShouldBeOfType<RequirementPath>().Text.ShouldBe(Text(expected, "value"));
            else
                Compare(line.ShouldBeOfType<RequirementEntry>(), expected);
        }
        Standard.Count.ShouldBe(87);
    }

    [Fact]
    public void The_lines_of_one_file_are_as_many_as_pip_finds()
    {
        var problems = new List<Problem>();
        var lines = RequirementLines.Read(File.ReadAllText(Path.Combine(Repository.Root, "tests/data/standards/requirements.txt")), "r.txt", problems);
        problems.ShouldBeEmpty();
        lines.Count.ShouldBe(80);
        lines.OfType<RequirementEntry>().Single(x => x.Requirement.Name == "click").Place.Line.ShouldBe(68);
    }

    private static void Compare(RequirementEntry entry, JsonElement expected)
    {
        var requirement = entry.Requirement;
        requirement.Name.ShouldBe(Text(expected, "name"));
        requirement.NormalizedName.ShouldBe(Text(expected, "canonical"));
        requirement.Extras.ShouldBe(Texts(expected, "extras"));
        requirement.Specifiers.Clauses.Select(clause => clause.ToString()).ShouldBe(Texts(expected, "specifiers"));
        requirement.Url.ShouldBe(Text(expected, "url"));
        requirement.Marker?.ToString().ShouldBe(Text(expected, "marker"));
        (requirement.Marker is null).ShouldBe(Text(expected, "marker") is null);
        entry.Hashes.ShouldBe(Texts(expected, "hashes"));
        requirement.ToString().ShouldBe(Text(expected, "str"));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static IEnumerable<string> Texts(JsonElement element, string name) => element.GetProperty(name).EnumerateArray().Select(item => item.GetString()!);
}
