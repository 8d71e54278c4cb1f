using Slipway.Core.Diagnostics;
using Slipway.Core.Locks.Requirements;

namespace Slipway.Core.Tests.Locks.Requirements;

[Trait("Row", "L6")]
public sealed class RequirementLinesTests
{
    private static (IReadOnlyList<RequirementLine> Lines, IReadOnlyList<Problem> Problems) Read(string text)
    {
        var problems = new List<Problem>();
        return (RequirementLines.Read(text, "r.in", problems), problems);
    }

    [Fact]
    public void Joined_lines_comments_marks_and_line_ends_are_no_trouble()
    {
        var (lines, problems) = Read("\uFEFF# head\r\na>=1, \\\r\n  <2 # why\r\n\r\nb\\\n# ends it\nc==1 --hash=sha256:aa \\\n  --hash sha256:bb\n");
        problems.ShouldBeEmpty();
        lines.Select(line => $"{line.Place.Line} {((RequirementEntry)line).Requirement}").ShouldBe(["2 a<2,>=1", "5 b", "7 c==1"]);
        ((RequirementEntry)lines[2]).Hashes.ShouldBe(["sha256:aa", "sha256:bb"]);
    }

    [Fact]
    public void Variables_of_the_environment_stay_text() =>
        Read("--index-url https://u:${TOKEN}@example.invalid/simple\n")
            .Lines.ShouldHaveSingleItem()
            .ShouldBeOfType<RequirementOption>()
            .Value.ShouldBe("https://u:${TOKEN}@example.invalid/simple");

    [Theory]
    [Trait("Row", "U2")]
    [InlineData("--requirment x.in", "SLP214", "write --requirement")]
    [InlineData("-r", "SLP214", "lacks its value")]
    [InlineData("--pre yes", "SLP214", "takes no value")]
    [InlineData("--hash=sha256:aa", "SLP214", "belongs behind a requirement")]
    [InlineData("numpy==1 --hahs=sha256:aa", "SLP214", "write --hash")]
    [InlineData("numpy >=", "SLP213", "versions such as")]
    [InlineData("numpy; python_versoin < '3'", "SLP213", "a marker variable")]
    [InlineData("numpy>=1 pandas", "SLP213", "versions such as")]
    [InlineData("-numpy", "SLP214", "is no option")]
    public void A_wrong_line_is_named_with_what_is_wrong(string line, string number, string says)
    {
        var problem = Read("ok\n" + line + "\n").Problems.ShouldHaveSingleItem();
        problem.Number.ShouldBe(number);
        problem.ToString().ShouldStartWith($"{number} r.in:2: ");
        problem.ToString().ShouldContain(says);
    }
}
