using Slipway.Core.Planning.Forecasting;
using Slipway.Core.Rendering;
using Slipway.Core.Tests.Planning;
using static Slipway.Core.Tests.Planning.TinyService;

namespace Slipway.Core.Tests.Rendering;

/// <summary>One document, three forms.</summary>
[Trait("Row", "P1")]
public sealed class PlanReportTests
{
    private static readonly PlanReport Report = Of(Inputs with { App = [.. Enumerable.Range(0, 9).Select(x => App($"vad/{x}.py", "1"))] });

    [Fact]
    public void The_text_says_of_each_layer_where_it_is_or_why_it_is_made_and_what_that_costs()
    {
        var text = PlanText.Render(Report);
        text.ShouldMatch("found +base +[0-9a-f]{12}  1.0 kB in store");
        text.ShouldMatch(@"make +app +[0-9a-f]{12}  service/vad/0.py added  \(0 s, 33.0 kB, default\)");
        text.ShouldContain("and 7 more (--json has all)");
        text.ShouldMatch(@"forecast: 0.3 s \(default\), 0.0 kB to download, [0-9.]+ kB of disk");
        text.ShouldContain("default rates: down 29 MB/s");
        text.ShouldContain("1 layers to make");
    }

    [Fact]
    public void The_document_has_every_reason_with_field_input_and_versions_and_is_read_back_whole()
    {
        var json = Of(Inputs with { Platforms = [Inputs.Platforms[0] with { Base = [Deb("libc6", "2.41-13"), Inputs.Platforms[0].Base[1]] }] }).ToJson();
        var read = PlanReport.Read(json);
        read.ToJson().ShouldBe(json);
        read.Schema.ShouldBe(1);
        var reason = read.Images[0].Layers.Single(x => x.Name == "syslibs").Reasons.ShouldHaveSingleItem();
        (reason.Kind, reason.Field, reason.Input, reason.Before, reason.After).ShouldBe(("input", "Base.Packages", "libc6:amd64", "2.41-12", "2.41-13"));
        Report.Images[0].Layers.Single(x => x.Name == "app").Reasons.Count.ShouldBe(11);
    }

    [Fact]
    public void Markdown_has_a_table_an_image_and_no_name_can_break_a_cell()
    {
        var markdown = PlanMarkdown.Render(Of(Inputs with { App = [App("vad/a|b.py", "1")] }));
        markdown.ShouldContain("| app | make | `");
        markdown.ShouldContain("service/vad/a\\|b.py added");
        markdown.ShouldContain("### linux/amd64");
        markdown.ShouldContain("- forecast: ");
    }

    private static PlanReport Of(Slipway.Core.Planning.PlanInputs inputs)
    {
        var service = new TinyService();
        service.Make(Inputs);
        var plan = service.Plan(inputs);
        var forecast = new Forecaster(History.Empty, Rates.Default, service, 2).Of(plan, pushes: false);
        return new PlanReporting(plan, forecast, Rates.Default).Report();
    }
}
