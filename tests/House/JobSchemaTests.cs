using System.Text.Json.Nodes;
using Slipway.Core.Diagnostics;
using Slipway.Core.Jobs;
using Slipway.Core.Rendering;
using Slipway.Tests;

namespace Slipway.House.Tests;

/// <summary>The published schema of a job's record and the build's own reader say the same of the same file.</summary>
[Trait("Row", "G3")]
[Trait("Row", "H3")]
public sealed class JobSchemaTests
{
    [Fact]
    public async Task The_schema_and_the_reader_agree_on_good_and_bad_records()
    {
        string[] good =
        [
            JobSpecText.Write(JobSample.Spec),
            JobSpecText.Write(JobSample.Spec with { Result = null, Commit = new JobCommit(null, false), Secrets = ["A_TOKEN"] }),
            With("later", "a member of a later Slipway"),
            Without("product"),
        ];
        string[] bad =
        [
            "[]",
            "{}",
            With("schema", 2),
            With("schema", "1"),
            With("name", null),
            With("targets", "Runtime"),
            With("inputs", new JsonArray()),
            With("tools", new JsonObject { ["dotnet"] = 10 }),
            With("secrets", new JsonArray(1)),
            With("layers", new JsonArray(new JsonObject { ["name"] = "app" })),
            With("result", new JsonObject { ["index"] = "sha256:x" }),
            .. (
                (string[])["schema", "name", "targets", "options", "commit", "host", "inputs", "resolved", "tools", "secrets", "planKey", "layers", "result"]
            ).Select(Without),
        ];
        good.Where(IsRefused).ShouldBeNone("the reader takes them");
        bad.Where(x => !IsRefused(x)).ShouldBeNone("the reader refuses them");
        var told = await Ajv.ValidateAsync(SourceFile.All.Single(x => x.Path == JobSchema.Path).Text, [.. good, .. bad]);
        told.Take(good.Length).Where(x => x.Length > 0).ShouldBeNone("the schema takes them");
        bad.Where((_, i) => told[good.Length + i].Length == 0).ShouldBeNone("the schema refuses them");
    }

    private static string With(string member, JsonNode? value)
    {
        var whole = JsonNode.Parse(JobSpecText.Write(JobSample.Spec))!.AsObject();
        whole[member] = value;
        return whole.ToJsonString();
    }

    private static string Without(string member)
    {
        var whole = JsonNode.Parse(JobSpecText.Write(JobSample.Spec))!.AsObject();
        whole.Remove(member);
        return whole.ToJsonString();
    }

    private static bool IsRefused(string json)
    {
        try
        {
            JobSpecText.Read(json, "job.json");
            return false;
        }
        catch (SlipwayException)
        {
            return true;
        }
    }
}
