using System.Text.Json;
using Slipway.Core.Diagnostics;
using Slipway.Core.Progress;
using Slipway.Core.Records;

namespace Slipway.Core.Tests.Progress;

[Trait("Row", "U1")]
public sealed class ProgressFacesTests
{
    private static readonly ProgressEvent[] Events =
    [
        new(ProgressKind.Fetch, "40 Debian packages", RowState.Running, 0) { TotalBytes = 50_000_000 },
        new(ProgressKind.Fetch, "40 Debian packages", RowState.Running, 1) { Bytes = 10, TotalBytes = 50_000_000 },
        new(ProgressKind.Layer, "linux/amd64/venv", RowState.Waiting, 1),
        new(ProgressKind.Layer, "linux/amd64/venv", RowState.Running, 1),
        new(ProgressKind.Layer, "linux/amd64/venv", RowState.Made, 2.25) { Bytes = 410, Seconds = 1.254 },
        new(ProgressKind.Layer, "linux/amd64/base", RowState.Found, 3),
    ];

    [Fact]
    public void Lines_tell_downloads_and_layers_that_were_made_and_nothing_twice()
    {
        var lines = new List<string>();
        var face = new LineFace(lines.Add);
        Array.ForEach(Events, face.Report);
        face.Line("image x");
        lines.ShouldBe(["fetching 40 Debian packages, 50.0 MB", "  made venv                      0.4 kB in 1.25 s", "image x"]);
    }

    [Fact]
    public void Every_event_is_one_JSON_object_on_a_line()
    {
        var text = new List<string>();
        var face = new JsonFace(text.Add, () => 7.0004);
        Array.ForEach(Events, face.Report);
        face.Line("two\nlines");
        text.ShouldAllBe(x => x.EndsWith('\n') && x.IndexOf('\n') == x.Length - 1);
        text.Count.ShouldBe(7);
        text[4].ShouldBe("""{"event":"progress","at":2.25,"kind":"layer","name":"linux/amd64/venv","state":"made","bytes":410,"seconds":1.254}""" + "\n");
        text[6].ShouldBe("""{"event":"line","at":7,"text":"two\nlines"}""" + "\n");
    }

    [Fact]
    public void The_last_object_says_what_the_run_did()
    {
        var text = "";
        var record = new BuildRecord(
            1,
            "id",
            "vad",
            "tag",
            "debian",
            "00",
            1.5,
            [],
            [new LayerRecord("linux/amd64/app", "x", "x", "made", 1, 3, 3, "x", "x", "x")],
            [new ImageRecord("linux/amd64", "sha256:a", "sha256:b", 3)],
            "sha256:c",
            [new DeliveryRecord("engine", "vad:tag", 1, 2)],
            [new SmokeRecord("linux/amd64", "passed", "", 2)],
            new Dictionary<string, string>(),
            0,
            null
        );
        new JsonFace(x => text = x, () => 0).End(
            new ProgressSummary(
                false,
                2,
                [new ProductRecord("Wheelhouse", "00", "made", 1, 2, 3, 4)],
                new ImageSummary("vad:tag", "docker run vad:tag", record),
                [new Problem("SLP999", Family.Failed, "found", "allowed", "fix")]
            )
        );
        text.ShouldEndWith("}\n");
        text.Trim().ShouldNotContain("\n");
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        root.GetProperty("event").GetString().ShouldBe("summary");
        root.GetProperty("succeeded").GetBoolean().ShouldBeFalse();
        root.GetProperty("products")[0].GetProperty("stepsCached").GetInt32().ShouldBe(4);
        root.GetProperty("image").GetProperty("digest").GetString().ShouldBe("sha256:c");
        root.GetProperty("image").GetProperty("layersMade").GetInt32().ShouldBe(1);
        root.GetProperty("image").GetProperty("smoke")[0].GetProperty("result").GetString().ShouldBe("passed");
        root.GetProperty("problems")[0].GetProperty("do").GetString().ShouldBe("fix");
    }
}
