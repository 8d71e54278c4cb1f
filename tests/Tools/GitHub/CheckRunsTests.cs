using System.Text.Json.Nodes;
using Slipway.Core.PullRequests;
using Slipway.Tests;
using Slipway.Tools.GitHub;

namespace Slipway.Tools.Tests.GitHub;

[Trait("Row", "G4")]
public sealed class CheckRunsTests
{
    private static readonly CheckReport s_report = new(
        "Slipway",
        "3 legs",
        "words",
        CheckVerdict.Broken,
        [.. Enumerable.Range(1, 120).Select(x => new CheckAnnotation("slipway.json", x, (AnnotationLevel)(x % 3), $"title {x}", $"message {x}"))]
    );

    [Fact]
    public async Task Remarks_go_fifty_at_a_time_each_once_and_in_order()
    {
        await using var asker = await Asker.StartAsync();
        await new CheckRuns(asker.Api).PostAsync("abc", s_report, "id-1");
        var check = asker.Data.Checks.ShouldHaveSingleItem();
        check["output"]!["annotations"]!.AsArray().Select(x => (int)x!["start_line"]!).ShouldBe(Enumerable.Range(1, 120));
        asker.Server.Log.ShouldBe(["POST check-runs", $"PATCH check-runs/{check["id"]}", $"PATCH check-runs/{check["id"]}"]);
    }

    [Fact]
    public async Task A_check_says_what_GitHub_documents()
    {
        await using var asker = await Asker.StartAsync();
        await new CheckRuns(asker.Api).PostAsync("abc", s_report with { Annotations = [.. s_report.Annotations.Skip(1).Take(1)] }, "id-1");
        var sent = JsonNode.Parse(asker.Server.Requests.Single().Body)!.AsObject();
        JsonNode
            .DeepEquals(
                sent,
                JsonNode.Parse(
                    """
                    {
                      "name": "Slipway", "head_sha": "abc", "external_id": "id-1", "status": "completed", "conclusion": "failure",
                      "output": {
                        "title": "3 legs", "summary": "words",
                        "annotations": [
                          { "path": "slipway.json", "start_line": 2, "end_line": 2, "annotation_level": "failure", "message": "message 2", "title": "title 2" }
                        ]
                      }
                    }
                    """
                )
            )
            .ShouldBeTrue(sent.ToJsonString());
    }

    [Fact]
    [Trait("Row", "X2")]
    public async Task An_answer_that_was_lost_makes_no_second_check()
    {
        await using var asker = await Asker.StartAsync();
        asker.Data.Checks.Add(
            new JsonObject
            {
                ["id"] = 1L,
                ["name"] = "Slipway",
                ["external_id"] = "of another run",
            }
        );
        asker.Server.Fail("POST", "check-runs", Faults.LoseAnswer);
        await new CheckRuns(asker.Api).PostAsync("abc", s_report, "id-1");
        asker.Data.Checks.Count.ShouldBe(2);
        asker.Data.Checks[1]["output"]!["annotations"]!.AsArray().Count.ShouldBe(120);
    }
}
