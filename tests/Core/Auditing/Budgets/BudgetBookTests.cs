using Slipway.Core.Auditing;
using Slipway.Core.Auditing.Budgets;
using Slipway.Core.Catalog;
using Slipway.Tests;

namespace Slipway.Core.Tests.Auditing.Budgets;

/// <summary>Which budget holds for which image.</summary>
[Trait("Row", "A3")]
public sealed class BudgetBookTests
{
    [Theory]
    [InlineData("minimal-onnx-cpu", 500_000_000)]
    [InlineData("recommended-onnx-cpu", 500_000_000)]
    [InlineData("minimal-onnx-gpu", 2_000_000_000)]
    [InlineData("minimal-torch-cpu", 1_000_000_000)]
    [InlineData("minimal-torch-gpu", 4_000_000_000)]
    [InlineData("recommended-torch-gpu", 4_000_000_000)]
    [InlineData("full-vllm-gpu", 10_000_000_000)]
    [InlineData("full-sglang-gpu", 10_000_000_000)]
    [InlineData("full-trtllm-gpu", 10_000_000_000)]
    public void Where_nobody_says_it_the_default_of_mode_backend_and_device_holds_for_packed_bytes(string tag, long limit)
    {
        var answer = Answers($"slipway/vad:{tag}", packed: 7, unpacked: 9).ShouldHaveSingleItem();
        answer.Limit.ShouldBe(limit);
        answer.Found.ShouldBe(7);
        answer.Origin.ShouldBe("default");
        answer.IsBroken.ShouldBeFalse();
    }

    [Theory]
    [InlineData("debian:trixie")]
    [InlineData("team/service:1.4.0")]
    [InlineData("localhost:5000/team/service@sha256:00")]
    public void An_image_of_others_has_no_default(string name) => Answers(name, 7, 9).ShouldBeEmpty();

    [Theory]
    [InlineData("registry.example.com:5000/team/vad:minimal-onnx-cpu@sha256:00", "team/vad", Mode.Minimal)]
    [InlineData("slipway/vad:full-vllm-gpu-1.4.0", "slipway/vad", Mode.Full)]
    [InlineData("slipway/vad:maximal-onnx-cpu", "slipway/vad", null)]
    [InlineData("vad", "vad", null)]
    public void A_name_says_what_an_image_is(string reference, string image, Mode? mode)
    {
        var subject = BudgetSubject.Of(reference);
        subject.Image.ShouldBe(image);
        subject.Mode.ShouldBe(mode);
    }

    [Fact]
    public void The_most_specific_budget_decides_each_limit_by_itself()
    {
        BudgetSettings[] budgets =
        [
            new(Size: "900MB", Waste: "20MB", Efficiency: 0.9),
            new(Device: "cpu", Backend: "onnx", Size: "300MB"),
            new(Mode: "minimal", Size: "400MB", Waste: "1MB"),
            new(Mode: "minimal", Backend: "torch", Device: "cpu", Size: "1MB"),
        ];
        var answers = Answers("slipway/vad:minimal-onnx-cpu", 300_000_001, 9, budgets);
        answers
            .Select(x => (x.Measure, x.Limit, x.Origin))
            .ShouldBe([
                (BudgetMeasure.Packed, 300_000_000, "slipway.json:2"),
                (BudgetMeasure.Waste, 1_000_000, "slipway.json:3"),
                (BudgetMeasure.Efficiency, 900_000, "slipway.json:1"),
            ]);
        answers[0].Name.ShouldBe("packed bytes of onnx cpu");
        answers[0].IsBroken.ShouldBeTrue();
    }

    [Fact]
    public void Of_equally_many_selectors_the_image_weighs_most_then_mode_then_backend()
    {
        BudgetSettings[] budgets =
        [
            new(Device: "cpu", Size: "1GB"),
            new(Backend: "onnx", Size: "2GB"),
            new(Mode: "minimal", Size: "3GB"),
            new(Image: "slipway/vad", Size: "4GB"),
        ];
        Answers("slipway/vad:minimal-onnx-cpu", 1, 1, budgets).Single().Limit.ShouldBe(4_000_000_000);
        Answers("slipway/asr:minimal-onnx-cpu", 1, 1, budgets).Single().Limit.ShouldBe(3_000_000_000);
        Answers("slipway/asr:recommended-onnx-cpu", 1, 1, budgets).Single().Limit.ShouldBe(2_000_000_000);
    }

    [Fact]
    public void Unpacked_bytes_are_counted_where_the_budget_says_so()
    {
        var answer = Answers("any", 7, 1_000_000, [new(Size: "1MB", Of: "unpacked")]).Single();
        answer.Found.ShouldBe(1_000_000);
        answer.Measure.ShouldBe(BudgetMeasure.Unpacked);
        answer.IsBroken.ShouldBeFalse("a budget is the most that may be");
    }

    [Fact]
    public void None_is_no_limit_also_against_the_default() =>
        Answers("slipway/vad:minimal-onnx-cpu", long.MaxValue / 4, 9, [new(Backend: "onnx", Size: "none")]).ShouldBeEmpty();

    [Fact]
    public void An_efficiency_is_broken_from_below()
    {
        Answers("any", 7, 9, [new(Efficiency: 0.9927)]).Single().IsBroken.ShouldBeFalse();
        Answers("any", 7, 9, [new(Efficiency: 0.9928)]).Single().IsBroken.ShouldBeTrue();
    }

    private static IReadOnlyList<BudgetAnswer> Answers(string name, long packed, long unpacked, params IReadOnlyList<BudgetSettings> budgets)
    {
        var image = SeededAudit.Image(name, [("App", "", packed, (double)unpacked / packed)]);
        var measures = new ImageMeasures(1, 1, 1_000_001, 0.9927, [], []);
        var book = new BudgetBook([.. budgets.Select((x, i) => new PlacedBudget(x, $"slipway.json:{i + 1}"))]);
        return book.Answer(BudgetSubject.Of(name), image, measures, null, AuditSummary.Of("20261122T000000.000Z", image, measures, []));
    }
}
