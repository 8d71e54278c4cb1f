using Slipway.Tools.UpToDate;

namespace Slipway.Tools.Tests.UpToDate;

[Trait("Row", "F1")]
public sealed class RunAnswerTests
{
    private static readonly RunAnswer s_answer = new(
        "20261121T100000.000Z",
        ["/a/slipway.json", "/a/with space"],
        "00ff",
        "c0ffee-dirty",
        new ImageInEngine("unix:///run/docker.sock", "slipway/vad:one", "sha256:12"),
        ["/var/run/none.sock"],
        [new StoredFile("/store/blobs/sha256/12 34", 1234)],
        ["image  one\ttwo", "made 0 of 1 layers in {seconds} s"]
    );

    [Fact]
    public void An_answer_is_read_as_it_was_written()
    {
        var read = RunAnswer.Read(s_answer.ToText())!;

        read.Inputs.ShouldBe(s_answer.Inputs);
        read.Absent.ShouldBe(s_answer.Absent);
        read.Stored.ShouldBe(s_answer.Stored);
        read.Lines.ShouldBe(s_answer.Lines);
        (read with { Inputs = [], Absent = [], Stored = [], Lines = [] }).ShouldBe(s_answer with { Inputs = [], Absent = [], Stored = [], Lines = [] });
        var bare = RunAnswer.Read((s_answer with { Image = null, Commit = null }).ToText())!;
        (bare.Image, bare.Commit).ShouldBe((null, null));
    }

    [Fact]
    public void A_text_that_is_cut_anywhere_is_none()
    {
        var text = s_answer.ToText();

        Enumerable.Range(0, text.Length).ShouldAllBe(length => RunAnswer.Read(text.Substring(0, length)) == null);
    }

    [Fact]
    public void A_path_with_a_line_break_cannot_be_kept() => Should.Throw<FormatException>(() => (s_answer with { Inputs = ["/a\nsay\tb"] }).ToText());

    [Fact]
    public void A_text_of_another_form_is_none() => RunAnswer.Read(s_answer.ToText().Replace("answer 1", "answer 2", StringComparison.Ordinal)).ShouldBeNull();
}
