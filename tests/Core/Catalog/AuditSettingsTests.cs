using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Tests;

namespace Slipway.Core.Tests.Catalog;

[Trait("Row", "A3")]
[Trait("Row", "U2")]
public sealed class AuditSettingsTests
{
    private static Settings Read(string audit) =>
        Settings.Read(File.ReadAllText(Path.Combine(Repository.Root, "slipway.json")).TrimEnd()[..^1] + $", \"audit\": {audit} }}", "slipway.json");

    [Fact]
    public void Imports_and_acceptances_are_read()
    {
        var audit = Read(
            """{ "imports": ["uvloop"], "accept": [{ "rule": "setuid", "path": "usr/bin/**", "reason": "base", "until": "2028-02-29" }] }"""
        ).Audit!;
        audit.Imports.ShouldBe(["uvloop"]);
        audit.Accept.ShouldBe([new AuditAcceptance("setuid", "base", "usr/bin/**", "2028-02-29")]);
    }

    [Theory]
    [InlineData("""{ "rule": "setiud", "reason": "r" }""", "audit.accept[0].rule cannot be 'setiud'", "did you mean 'setuid'?")]
    [InlineData("""{ "rule": "setuid" }""", "'audit.accept[0].reason' is missing", "add it")]
    [InlineData("""{ "rule": "setuid", "reason": " " }""", "audit.accept[0].reason cannot be ' '", "why it is accepted")]
    [InlineData("""{ "rule": "setuid", "reason": "r", "until": "2027-02-29" }""", "audit.accept[0].until cannot be '2027-02-29'", "a day, such as 2027-01-31")]
    [InlineData("""{ "rule": "setuid", "reason": "r", "until": "31.1.2027" }""", "audit.accept[0].until cannot be '31.1.2027'", "a day, such as")]
    [InlineData("""{ "rule": "setuid", "reason": "r", "until": "0000-01-01" }""", "audit.accept[0].until cannot be", "a day, such as")]
    [InlineData("""{ "rule": "setuid", "reason": "r", "unitl": "2027-01-31" }""", "there is no setting 'audit.accept[0].unitl'", "did you mean 'until'?")]
    public void A_mistake_is_told(string acceptance, string found, string rest)
    {
        var problem = Should.Throw<SlipwayException>(() => Read($$"""{ "accept": [{{acceptance}}] }""")).Problems.ShouldHaveSingleItem();
        problem.Found.ShouldContain(found);
        problem.ToString().ShouldContain(rest);
    }
}
