using System.Text.Json;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Requirements;
using Slipway.Tests;

namespace Slipway.Core.Tests.Locks.Requirements;

[Trait("Row", "L6")]
public sealed class VersionSpecifierTests
{
    private static readonly JsonElement Standard = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests/data/standards/specifiers.json")))
        .RootElement;

    private static IReadOnlyList<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];

    [Fact]
    public void Every_version_meets_exactly_the_clauses_that_the_reference_implementation_says()
    {
        var versions = Texts(Standard.GetProperty("versions"));
        foreach (var expected in Standard.GetProperty("specifiers").EnumerateArray())
        {
            var text = expected.GetProperty("text").GetString()!;
            VersionSpecifiers.TryParse(text, out var specifiers).ShouldBeTrue(text);
            versions.Where(specifiers.Contains).ShouldBe(Texts(expected.GetProperty("matches")), text);
            specifiers.ToString().ShouldBe(expected.GetProperty("str").GetString());
            specifiers.WantsPrereleases.ShouldBe(expected.GetProperty("prereleases").GetBoolean(), text);
        }
        Standard.GetProperty("specifiers").GetArrayLength().ShouldBeGreaterThan(50);
    }

    [Fact]
    public void What_the_reference_implementation_refuses_is_refused()
    {
        foreach (var text in Texts(Standard.GetProperty("invalid")))
            VersionSpecifiers.TryParse(text, out _).ShouldBeFalse(text);
    }

    [Fact]
    public void A_version_and_its_text_are_compared_alike_unless_the_text_itself_is_asked_for()
    {
        VersionSpecifiers.TryParse("===1.0", out var identical).ShouldBeTrue();
        (identical.Contains("1.0"), identical.Contains("1.0.0"), identical.Contains(PythonVersion.Parse("1.0"))).ShouldBe((true, false, true));
        VersionSpecifiers.TryParse("==1.0", out var equal).ShouldBeTrue();
        (equal.Contains("1.0.0"), equal.Contains("1.0+cpu"), equal.Contains("what")).ShouldBe((true, true, false));
    }
}
