using System.Text.Json;
using Slipway.Core.Diagnostics;
using Slipway.Core.Doctor;
using Slipway.Core.Rendering;

namespace Slipway.Core.Tests.Rendering;

[Trait("Row", "E3")]
public sealed class DoctorTextTests
{
    private static readonly DoctorReport s_report = new([
        new Check("machine", "Debian"),
        new Check("disk", "1 MB free", DoctorProblems.DiskShort("/", "a | b", "1 MB", "2 MB", "locks")),
        new Check("proxy", "two", DoctorProblems.Setup("they differ", "one", "export it")),
    ]);

    [Fact]
    public void Text_has_a_line_a_check_and_under_it_what_mends_it()
    {
        var lines = DoctorText.Render(s_report).Split('\n');
        lines[0].ShouldBe("ok      machine  Debian");
        lines[1].ShouldBe("missing disk     1 MB free");
        lines[2].ShouldStartWith("        SLP480 1 MB free on /");
        lines[3].ShouldContain("needed: 2 MB (locks)");
        lines[4].ShouldContain("do: make room");
        lines[^2].ShouldBe("3 checks: 1 missing, 1 advice");
    }

    [Fact]
    public void Markdown_keeps_the_cells_of_a_row_apart() =>
        DoctorText
            .Markdown(s_report)
            .Split('\n')
            .Where(x => x.StartsWith('|'))
            .ShouldAllBe(x => x.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|') == 6);

    [Fact]
    public void Json_says_the_same_in_a_shape_with_a_version()
    {
        using var json = JsonDocument.Parse(DoctorJson.Render(s_report));
        json.RootElement.GetProperty("schema").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("severity").GetString().ShouldBe("missing");
        var finding = json.RootElement.GetProperty("checks")[1].GetProperty("findings")[0];
        finding.GetProperty("number").GetString().ShouldBe("SLP480");
        finding.GetProperty("do").GetString()!.ShouldStartWith("make room");
    }
}
