using System.Text.Json;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Tests;

namespace Slipway.Core.Tests.Locks;

[Trait("Row", "L6")]
public sealed class WheelFileNameTests
{
    [Fact]
    public void Three_hundred_names_parse_as_the_reference_implementation_parses_them()
    {
        var names = JsonDocument
            .Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests/data/standards/names.json")))
            .RootElement.EnumerateArray()
            .ToList();
        names.Count.ShouldBe(300);
        foreach (var expected in names)
        {
            var text = expected.GetProperty("filename").GetString()!;
            var name = WheelFileName.Parse(text);
            name.Name.ShouldBe(expected.GetProperty("name").GetString(), text);
            name.Version.ToString().ShouldBe(expected.GetProperty("version").GetString(), text);
            name.Build.ShouldBe(string.Concat(expected.GetProperty("build").EnumerateArray().Select(part => part.ToString())), text);
            name.Tags.Select(tag => tag.ToString())
                .Order(StringComparer.Ordinal)
                .ShouldBe(expected.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!).Order(StringComparer.Ordinal), text);
        }
    }

    [Theory]
    [Trait("Row", "X4")]
    [InlineData("numpy-2.1.3.tar.gz")]
    [InlineData("numpy-2.1.3-py3-none.whl")]
    [InlineData("numpy-2.1.3-x1-py3-none-any.whl")]
    [InlineData("numpy-two-py3-none-any.whl")]
    [InlineData("num__py-2.1.3-py3-none-any.whl")]
    [InlineData("../numpy-2.1.3-py3-none-any.whl")]
    [InlineData("numpy-2.1.3-py3-none-../../any.whl")]
    [InlineData("numpy-2.1.3-1/2-py3-none-any.whl")]
    [InlineData("numpy-2.1.3-py3-none-any\n.whl")]
    [InlineData("-2.1.3-py3-none-any.whl")]
    public void A_name_that_is_none_of_a_wheel_is_refused_with_its_reason(string text)
    {
        var refused = Should.Throw<SlipwayException>(() => WheelFileName.Parse(text));
        refused.Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP220");
    }

    [Fact]
    public void A_build_number_orders_wheels_of_one_version()
    {
        WheelFileName.Parse("a-1-py3-none-any.whl").BuildNumber.ShouldBe(-1);
        WheelFileName.Parse("a-1-12b-py3-none-any.whl").BuildNumber.ShouldBe(12);
    }
}
