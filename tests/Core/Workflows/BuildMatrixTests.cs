using System.Text.Json;
using Slipway.Core.Workflows;

namespace Slipway.Core.Tests.Workflows;

/// <summary>What CI has to build, as GitHub and people read it.</summary>
[Trait("Row", "G1")]
public sealed class BuildMatrixTests
{
    private static readonly BuildMatrix s_some = new(
        [Leg("arm64", "native: service/native/vad.cpp | other\ncontent")],
        [Leg("amd64", "all 27 layers are found by key")]
    );

    [Fact]
    public void GitHub_reads_one_line_with_the_legs_that_have_to_be_made_and_no_other()
    {
        var json = s_some.ToJson();
        json.ShouldNotContain('\n');
        var leg = JsonDocument.Parse(json).RootElement.GetProperty("include").EnumerateArray().ShouldHaveSingleItem();
        leg.GetProperty("name").GetString().ShouldBe("minimal-onnx-cpu.arm64");
        leg.GetProperty("platform").GetString().ShouldBe("linux/arm64");
        leg.GetProperty("runner").GetString().ShouldBe("ubuntu-24.04-arm64");
    }

    [Fact]
    public void An_image_of_several_platforms_is_published_once_whether_or_not_something_of_it_is_made()
    {
        var image = JsonDocument.Parse(s_some.ImagesToJson()).RootElement.GetProperty("include").EnumerateArray().ShouldHaveSingleItem();
        image.GetProperty("name").GetString().ShouldBe("minimal-onnx-cpu");
        image.EnumerateObject().Select(x => x.Name).ShouldBe(["name", "mode", "backend", "device"]);
    }

    [Fact]
    public void With_nothing_to_make_the_matrix_is_an_empty_list() => new BuildMatrix([], s_some.Reused).ToJson().ShouldBe("{\"include\":[]}");

    [Fact]
    public void What_is_kept_for_the_report_is_read_again_and_other_texts_are_not_taken_for_it()
    {
        var read = BuildMatrix.Read(s_some.ToRecord())!;
        read.Legs.ShouldBe(s_some.Legs);
        read.Reused.ShouldBe(s_some.Reused);
        BuildMatrix.Read("{}").ShouldBeNull();
        BuildMatrix.Read("not JSON").ShouldBeNull();
    }

    [Fact]
    public void People_read_what_is_made_and_what_is_not_and_why()
    {
        MatrixText.Render(s_some).Split('\n')[0].ShouldBe("1 to build, 1 reused");
        MatrixText.Render(s_some).ShouldContain("reuse   minimal-onnx-cpu.amd64  all 27 layers are found by key");
        var rows = MatrixText.Markdown(s_some).Split('\n').Where(x => x.StartsWith("| minimal", StringComparison.Ordinal)).ToList();
        rows.ShouldBe([
            "| minimal-onnx-cpu.arm64 | ubuntu-24.04-arm64 | native: service/native/vad.cpp \\| other content |",
            "| minimal-onnx-cpu.amd64 | none: reused | all 27 layers are found by key |",
        ]);
    }

    private static MatrixLeg Leg(string architecture, string reason) =>
        new($"minimal-onnx-cpu.{architecture}", "minimal-onnx-cpu", "minimal", "onnx", "cpu", $"linux/{architecture}", $"ubuntu-24.04-{architecture}", reason);
}
