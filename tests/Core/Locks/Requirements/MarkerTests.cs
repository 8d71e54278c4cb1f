using System.Text.Json;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Requirements;
using Slipway.Tests;

namespace Slipway.Core.Tests.Locks.Requirements;

[Trait("Row", "L6")]
public sealed class MarkerTests
{
    private static readonly JsonElement Standard = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests/data/standards/markers.json")))
        .RootElement;

    [Fact]
    public void Every_marker_holds_where_the_reference_implementation_says()
    {
        var environments = Standard
            .GetProperty("environments")
            .EnumerateObject()
            .Select(e => (e.Name, Values: new MarkerEnvironment(e.Value.EnumerateObject().ToDictionary(v => v.Name, v => v.Value.GetString()!))))
            .ToList();
        foreach (var expected in Standard.GetProperty("markers").EnumerateArray())
        {
            var text = expected.GetProperty("text").GetString()!;
            var marker = Marker.TryParse(text, out var reason).ShouldNotBeNull($"{text}: {reason}");
            foreach (var (name, environment) in environments)
            foreach (var extra in (string[])["", "a", "test-x"])
            {
                var holds = expected.GetProperty($"{name} {extra}".Trim());
                if (holds.ValueKind == JsonValueKind.Null)
                    Should.Throw<SlipwayException>(() => marker.Holds(environment, extra)).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP215");
                else
                    marker.Holds(environment, extra).ShouldBe(holds.GetBoolean(), $"{text} in {name} with extra '{extra}'");
            }
            Marker.TryParse(expected.GetProperty("str").GetString()!, out _).ShouldBe(marker, text);
            Marker.TryParse(marker.ToString(), out _).ShouldBe(marker, text);
        }
        Standard.GetProperty("markers").GetArrayLength().ShouldBeGreaterThan(40);
    }

    [Fact]
    public void What_the_reference_implementation_refuses_is_refused_with_a_reason()
    {
        foreach (var text in Standard.GetProperty("invalid").EnumerateArray().Select(item => item.GetString()!))
        {
            Marker.TryParse(text, out var reason).ShouldBeNull(text);
            reason.ShouldNotBeEmpty(text);
        }
    }

    [Fact]
    public void The_environment_of_a_target_is_that_of_its_interpreter()
    {
        var environment = Standard.GetProperty("environments").GetProperty("arm");
        var ours = MarkerEnvironment.Of(new WheelTarget(13, "aarch64", Libc.Glibc(2, 28)));
        foreach (var variable in environment.EnumerateObject())
            ours[variable.Name].ShouldBe(variable.Value.GetString(), variable.Name);
    }

    [Fact]
    public void One_of_several_extras_is_enough()
    {
        var marker = Marker.TryParse("extra == \"Standard_X\"", out _).ShouldNotBeNull();
        var environment = MarkerEnvironment.Of(new WheelTarget(13, "x86_64", null));
        (marker.Holds(environment), marker.Holds(environment, "a", "standard.x")).ShouldBe((false, true));
    }

    [Fact]
    [Trait("Row", "X4")]
    public void Parentheses_without_end_are_refused_and_end_no_process()
    {
        Marker.TryParse(new string('(', 1_000_000), out var reason).ShouldBeNull();
        reason.ShouldContain("at most 50 parentheses");
    }
}
