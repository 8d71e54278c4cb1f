using Slipway.Core.Commands;

namespace Slipway.Core.Tests.Commands;

/// <summary>The rules are those of docker compose, so that one file serves both.</summary>
[Trait("Row", "M3")]
public sealed class DotEnvTests
{
    private static readonly Dictionary<string, string> s_environment = new() { ["HOST_TAG"] = "7", ["EMPTY"] = "" };

    private static DotEnvFile Read(string text) => DotEnvFile.Read(text, s_environment);

    private static string Value(string text)
    {
        var file = Read(text);
        file.Problems.ShouldBeEmpty();
        return file.Entries.ShouldHaveSingleItem().Value;
    }

    [Theory]
    [InlineData("SLIPWAY_TAG=v", "v")]
    [InlineData("SLIPWAY_TAG = v ", "v")]
    [InlineData("  SLIPWAY_TAG: v", "v")]
    [InlineData("export SLIPWAY_TAG=v", "v")]
    [InlineData("export\tSLIPWAY_TAG=v", "v")]
    [InlineData("SLIPWAY_TAG=v\r\n", "v")]
    [InlineData("\uFEFFSLIPWAY_TAG=v", "v")]
    [InlineData("# first\r\n\r\n   # second\r\nSLIPWAY_TAG=v\r\n", "v")]
    [InlineData("SLIPWAY_TAG=", "")]
    [InlineData("SLIPWAY_TAG= # nothing", "")]
    [InlineData("SLIPWAY_TAG=v # comment", "v")]
    [InlineData("SLIPWAY_TAG=v#no comment", "v#no comment")]
    [InlineData("SLIPWAY_TAG=a=b", "a=b")]
    [InlineData("SLIPWAY_TAG=a 'b' c", "a 'b' c")]
    [InlineData("SLIPWAY_TAG='v # no comment' # comment", "v # no comment")]
    [InlineData("SLIPWAY_TAG=\"v # no comment\"#comment", "v # no comment")]
    [InlineData("SLIPWAY_TAG='$HOST_TAG ${HOST_TAG} \\n'", "$HOST_TAG ${HOST_TAG} \\n")]
    [InlineData("SLIPWAY_TAG='it\\'s'", "it's")]
    [InlineData("SLIPWAY_TAG=\"a\\n\\t\\\"b\\\" \\\\ \\$x \\q\"", "a\n\t\"b\" \\ $x \\q")]
    [InlineData("SLIPWAY_TAG=\"two\r\nlines\"", "two\nlines")]
    [InlineData("SLIPWAY_TAG=a\\nb", "a\\nb")]
    [InlineData("SLIPWAY_TAG=$HOST_TAG-${HOST_TAG}", "7-7")]
    [InlineData("SLIPWAY_TAG=\"${HOST_TAG}\"", "7")]
    [InlineData("SLIPWAY_TAG=$$HOST_TAG", "$HOST_TAG")]
    [InlineData("SLIPWAY_TAG=${NOWHERE:-d}", "d")]
    [InlineData("SLIPWAY_TAG=${NOWHERE:-${HOST_TAG}.${ALSO_NOT-1}}", "7.1")]
    [InlineData("SLIPWAY_TAG=${EMPTY:-d}", "d")]
    [InlineData("SLIPWAY_TAG=${EMPTY-d}", "")]
    [InlineData("A=1\nSLIPWAY_TAG=${A}", "1")]
    [InlineData("HOST_TAG=1\nSLIPWAY_TAG=${HOST_TAG}", "7")]
    [InlineData("SLIPWAY_TAG=1\nSLIPWAY_TAG=2", "2")]
    [InlineData("SLIPWAY_TAG=1\nSLIPWAY_TAG", "1")]
    public void A_value_is_read_as_compose_reads_it(string text, string value) => Value(text).ShouldBe(value);

    [Theory]
    [InlineData("DATABASE_URL=postgres://u:p@h/d")]
    [InlineData("OTHER=${NOT_SET}\nMORE=${X:?needed}\nPRICE=5$\nBARE")]
    [InlineData("")]
    public void Lines_of_other_programs_are_their_business(string text)
    {
        var file = Read(text);
        file.Problems.ShouldBeEmpty();
        file.Entries.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("A=1\nhello world", ".env:2:7: a '=' is missing after 'hello'")]
    [InlineData("=v", ".env:1:1: no name before this")]
    [InlineData("A=1\r\n  B='open\r\nC=2", ".env:2:5: the quote ' is not closed")]
    [InlineData("A=\"v\" w", ".env:1:7: text after the closing quote")]
    [InlineData("A=\"x\ny\" w", ".env:2:4: text after the closing quote")]
    [InlineData("A=b\0c", ".env:1:3: a NUL character in the value")]
    public void A_malformed_line_is_told_with_line_and_column(string text, string found) =>
        Read(text).Problems.ShouldHaveSingleItem().ToString().ShouldStartWith("SLP141 " + found);

    [Theory]
    [InlineData("SLIPWAY_TAG=${NOWHERE}", "1:13: SLIPWAY_TAG: the variable NOWHERE is set neither in the environment nor above this line")]
    [InlineData("A=${NOWHERE}\nSLIPWAY_TAG=$A", "2:13: SLIPWAY_TAG: the variable A is set neither")]
    [InlineData("SLIPWAY_TAG=$LATER\nLATER=1", "1:13: SLIPWAY_TAG: the variable LATER is set neither")]
    [InlineData("SLIPWAY_TAG=${HOST_TAG:?no}", "1:13: SLIPWAY_TAG: only ${HOST_TAG}, ${HOST_TAG:-default} and ${HOST_TAG-default} are understood")]
    [InlineData("SLIPWAY_TAG=\"${HOST_TAG\"", "1:14: SLIPWAY_TAG: a '${' without its '}'")]
    [InlineData("MODEL_BUILD_MODE=$(cat mode)", "1:18: MODEL_BUILD_MODE: a '$' without a name")]
    public void A_reference_that_leads_nowhere_is_told(string text, string found) =>
        Read(text).Problems.ShouldHaveSingleItem().ToString().ShouldStartWith("SLP142 .env:" + found);

    [Fact]
    public void All_mistakes_come_together_and_no_value_is_shown()
    {
        var problems = Read("TOKEN 'hunter2'\nA='hunter2\nSLIPWAY_TAG=$NOWHERE hunter2").Problems;
        problems.Select(x => x.Number).ShouldBe(["SLP141", "SLP141", "SLP142"]);
        problems.ShouldAllBe(x => !x.ToString().Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public void Values_that_double_with_each_line_end_in_a_message()
    {
        var text = "A0=xx\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"A{i}=$A{i - 1}$A{i - 1}\n")) + "SLIPWAY_TAG=$A60\n";
        Read(text).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP142");
    }
}
