using System.Text.Json;
using Slipway.Core.Catalog;
using Slipway.Core.Layering;
using Slipway.Core.Locks;
using Slipway.Core.Rendering;
using Slipway.Tests;

namespace Slipway.Core.Tests.Rendering;

/// <summary>What Explain --layers says, of a lock of 200 packages.</summary>
[Trait("Row", "Y2")]
public sealed class LayersReportTests
{
    private static readonly Lazy<LayersReport> s_report = new(Report);

    [Fact]
    public void Text_fits_eighty_columns_and_names_every_layer_with_bytes_pace_and_reason()
    {
        var lines = LayersText.Render(s_report.Value, LayersText.Width).Split('\n');
        lines.ShouldAllBe(line => line.Length <= 80);
        foreach (var layer in s_report.Value.Images[0].Layers)
        {
            var line = lines.Single(x => x.StartsWith($"    {layer.Name} ", StringComparison.Ordinal));
            line.ShouldContain(PlanText.Bytes(layer.Bytes));
            line.ShouldEndWith(" changes a year");
        }
        lines.ShouldContain(x => x.Contains("alone: ", StringComparison.Ordinal));
        lines.ShouldContain(x => x.Contains("they change together, led by ", StringComparison.Ordinal));
        lines.ShouldContain("  a note");
    }

    [Fact]
    public void The_document_has_every_wheel_once_with_its_bytes()
    {
        using var json = JsonDocument.Parse(s_report.Value.ToJson());
        var image = json.RootElement.GetProperty("images")[0];
        image.GetProperty("platform").GetString().ShouldBe("linux/amd64");
        var layers = image.GetProperty("layers").EnumerateArray().ToList();
        layers.Count.ShouldBeLessThanOrEqualTo(image.GetProperty("limit").GetInt32());
        var wheels = layers.SelectMany(x => x.GetProperty("wheels").EnumerateArray()).ToList();
        wheels.Select(x => x.GetProperty("name").GetString()).ShouldBeUnique();
        wheels.Sum(x => x.GetProperty("bytes").GetInt64()).ShouldBe(image.GetProperty("bytes").GetInt64());
        layers.ShouldAllBe(x => x.GetProperty("chance").GetDouble() > 0 && x.GetProperty("chance").GetDouble() <= 1);
        layers.Select(x => x.GetProperty("reason").GetString()).ShouldBeSubsetOf(["alone", "together", "quiet", "busy"]);
        json.RootElement.GetProperty("notes")[0].GetString().ShouldBe("a note");
    }

    [Fact]
    public void Markdown_has_one_row_a_layer()
    {
        var rows = LayersMarkdown.Render(s_report.Value).Split('\n').Where(x => x.StartsWith("| ", StringComparison.Ordinal)).ToList();
        rows.Count.ShouldBe(2 + s_report.Value.Images[0].Layers.Count);
        rows.ShouldAllBe(x => x.Split(" | ").Length == 5);
    }

    private static LayersReport Report()
    {
        var path = Path.Combine(Repository.Root, "tests/data/locks/full-vllm.gpu.amd64.2_28.txt");
        var lockFile = LockReader.Read(File.ReadAllText(path), path);
        var plan = LockLayering.Describe(lockFile, new LockLayering(null, () => []).Of(lockFile, null));
        return LayersReport.Of(new Selection(Mode.Full, Device.Gpu, Backend.Vllm, [Platform.Amd64], Upstreams.Public), [(Platform.Amd64, plan)], ["a note"]);
    }
}
