using Slipway.Tests;

namespace Slipway.Sample.Tests;

/// <summary>What the tests of the test runner run. A file beside the assembly says how they behave; without it all pass or skip.</summary>
[Trait("Row", "E1")]
public class SampleTests
{
    private static string Behaviour
    {
        get
        {
            var file = Path.Combine(AppContext.BaseDirectory, "behaviour.txt");
            return File.Exists(file) ? File.ReadAllText(file) : "";
        }
    }

    [Theory]
    [Trait("Row", "E4")]
    [InlineData(1, "one")]
    [InlineData(2, "two, (and) \"more\"")]
    public void A_theory_passes(int number, string text) => text.Length.ShouldBeGreaterThan(number);

    [Fact]
    [Trait("Row", "H4")]
    [Trait("Row", "X1")]
    public void A_test_does_what_it_is_told()
    {
        if (Behaviour == "crash")
            Environment.FailFast("told to crash");
        if (Behaviour == "hang")
            Thread.Sleep(TimeSpan.FromMinutes(1));
        Behaviour.ShouldNotBe("fail", "told to fail");
        if (Behaviour == "fail at length")
            throw new InvalidOperationException(string.Join('\n', Enumerable.Range(1, 99).Select(x => x == 60 ? "SLP999 the reason" : $"line {x}")));
    }

    [Fact]
    [Trait("Row", "X3")]
    public void A_test_skips_with_a_reason() => Needs.That(Behaviour == "everything", "this machine lacks a thing");

    /// <summary>Its tests belong to the class that inherits them.</summary>
    public abstract class Inherited
    {
        [Fact]
        [Trait("Row", "U2")]
        public void An_inherited_test_passes() => 1.ShouldBe(1);
    }

    [Trait("Row", "H1")]
    public sealed class Inheriting : Inherited;
}
