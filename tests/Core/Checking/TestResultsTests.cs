using Slipway.Core.Checking;

namespace Slipway.Core.Tests.Checking;

[Trait("Row", "K5")]
public sealed class TestResultsTests
{
    private const string Report = """
        <?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="1" skipped="1" tests="4" time="1.5">
        <testcase classname="test_a.A" name="test_good" time="0.250" /><testcase classname="test_a.A" name="test_bad" time="1.000"><failure message="AssertionError: 1 != 2&#10;more">lines</failure></testcase>
        <testcase classname="" name="test_b" time="0.000"><error message="collection failure">ImportError</error></testcase>
        <testcase classname="test_a" name="test_skipped" time="0.000"><skipped message="why" /></testcase></testsuite></testsuites>
        """;

    [Fact]
    public void Results_are_found_among_what_a_service_writes()
    {
        var results = TestResults.Find($"a warning\n{Report}\nFatal: later lines\n").ShouldNotBeNull();
        (results.Count, results.Passed, results.Skipped).ShouldBe((4, 1, 1));
        results.Failures.ShouldBe([new TestFailure("test_a.A.test_bad", "AssertionError: 1 != 2"), new TestFailure("test_b", "collection failure")]);
        results.Line.ShouldBe("1 passed, 2 failed, 1 skipped in 1.3 s");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Segmentation fault")]
    [InlineData("<?xml version='1.0'?><testsuites><testsuite>")]
    [InlineData("<?xml version='1.0'?><testsuites><testcase></testsuites>")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE t [<!ENTITY a 'b'>]><testsuites>&a;</testsuites>")]
    public void A_run_that_ended_before_it_wrote_them_has_none(string text) => TestResults.Find(text).ShouldBeNull();

    [Fact]
    public void A_long_message_is_cut()
    {
        var text = Report.Replace("1 != 2", new string('x', 5000), StringComparison.Ordinal);
        TestResults.Find(text)!.Failures[0].Message.Length.ShouldBeLessThan(250);
    }
}
