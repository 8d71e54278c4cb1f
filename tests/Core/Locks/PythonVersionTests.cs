using System.Numerics;
using System.Text.Json;
using Slipway.Core.Locks;
using Slipway.Tests;

namespace Slipway.Core.Tests.Locks;

[Trait("Row", "L6")]
public sealed class PythonVersionTests
{
    private static readonly JsonElement Standard = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests/data/standards/versions.json")))
        .RootElement;

    [Fact]
    public void All_versions_sort_as_the_reference_implementation_sorts_them()
    {
        var sorted = Standard.GetProperty("sorted").EnumerateArray().Select(v => v.GetString()!).ToList();
        var input = Standard.GetProperty("input").EnumerateArray().Select(v => PythonVersion.Parse(v.GetString()!)).ToList();
        input.Order().Select(v => v.ToString()).ShouldBe(sorted.Select(v => PythonVersion.Parse(v).ToString()));
        sorted.Count.ShouldBe(60);
    }

    [Fact]
    public void All_versions_parse_as_the_reference_implementation_parses_them()
    {
        foreach (var expected in Standard.GetProperty("detail").EnumerateArray())
        {
            var version = PythonVersion.Parse(expected.GetProperty("text").GetString()!);
            version.ToString().ShouldBe(expected.GetProperty("canonical").GetString());
            version.Epoch.ShouldBe(expected.GetProperty("epoch").GetInt32());
            version.Release.ShouldBe(expected.GetProperty("release").EnumerateArray().Select(n => (BigInteger)n.GetInt64()));
            (version.Pre is { } pre ? $"{pre.Letter}{pre.Number}" : null).ShouldBe(
                expected.GetProperty("pre") is { ValueKind: JsonValueKind.Array } p ? $"{p[0].GetString()}{p[1].GetInt64()}" : null
            );
            version.Post.ShouldBe(Number(expected, "post"));
            version.Dev.ShouldBe(Number(expected, "dev"));
            version.Local.ShouldBe(expected.GetProperty("local").GetString());
            version.IsPrerelease.ShouldBe(expected.GetProperty("is_prerelease").GetBoolean());
        }
    }

    [Theory]
    [InlineData("1.0ALPHA1", "1.0a1")]
    [InlineData(" v1.0-1 ", "1.0.post1")]
    [InlineData("1.0-C.1.DEV", "1.0rc1.dev0")]
    [InlineData("1.0+Ubuntu-01_a", "1.0+ubuntu.1.a")]
    [InlineData("007!01.02", "7!1.2")]
    public void Every_allowed_spelling_has_one_normal_form(string text, string normal) => PythonVersion.Parse(text).ToString().ShouldBe(normal);

    [Theory]
    [InlineData("1.0", "1")]
    [InlineData("1.0.0+a", "1+A")]
    public void Two_spellings_are_one_version(string a, string b)
    {
        PythonVersion.Parse(a).ShouldBe(PythonVersion.Parse(b));
        PythonVersion.Parse(a).GetHashCode().ShouldBe(PythonVersion.Parse(b).GetHashCode());
    }

    [Theory]
    [InlineData("1.0.dev1", "1.0a1.dev1")]
    [InlineData("1.0a1.dev1", "1.0a1")]
    [InlineData("1.0a1", "1.0a1.post1.dev2")]
    [InlineData("1.0", "1.0+a")]
    [InlineData("1.0+a", "1.0+1")]
    [InlineData("1.0+1", "1.0+1.a")]
    [InlineData("1.0+1.a", "1.0.post1.dev1")]
    public void Suffixes_are_ordered(string earlier, string later)
    {
        (PythonVersion.Parse(earlier) < PythonVersion.Parse(later)).ShouldBeTrue();
        (PythonVersion.Parse(later) < PythonVersion.Parse(earlier)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("one")]
    [InlineData("1.0.")]
    [InlineData("1.0+")]
    [InlineData("1..0")]
    [InlineData("1.0 beta")]
    [InlineData("٣.١")]
    public void What_is_no_version_is_refused(string text) => PythonVersion.TryParse(text, out _).ShouldBeFalse();

    private static BigInteger? Number(JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;
}
