using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Slipway.Tests;

/// <summary>One answer of the fake server.</summary>
internal sealed class FakeGitHubAnswers(FakeGitHub server, HttpRequest request, string body)
{
    private readonly FakeGitHubData _data = server.Data;

    public FakeAnswer Answer()
    {
        var path = request.Path.Value!;
        if (path == "/api/v3/user")
            return _data.Login is { } login
                ? Good(new JsonObject { ["login"] = login, ["type"] = "User" })
                : Bad(403, "Resource not accessible by integration");
        var root = $"/api/v3/repos/{FakeGitHub.Repository}/";
        if (!path.StartsWith(root, StringComparison.Ordinal))
            return Bad(404, "Not Found");
        var rest = path[root.Length..];
        return $"{request.Method} {Regex.Replace(rest, "(?<=/)[0-9]+(?=/|$)", "#")}" switch
        {
            "GET issues/#/comments" => Page(_data.Comments.Select(Json)),
            "POST issues/#/comments" => Add(),
            "PATCH issues/comments/#" => Change(Id(rest)),
            "GET pulls/#" => Id(rest) == (int)_data.Pull["number"]! ? Good(_data.Pull.DeepClone()) : Bad(404, "Not Found"),
            "POST check-runs" => Check(),
            "PATCH check-runs/#" => Update(Id(rest)),
            "GET actions/runs" => Page(_data.Runs.Select(Json), "workflow_runs"),
            "GET actions/runs/#/artifacts" => _data.Runs.Find(x => x.Id == Id(rest, 2)) is { } run
                ? Page(run.Artifacts.Select(Json), "artifacts")
                : Bad(404, "Not Found"),
            "GET actions/artifacts/#/zip" => Archive(Id(rest, 2)),
            _ when Regex.IsMatch(rest, "^actions/workflows/[^/]+/runs$") => Runs(rest.Split('/')[2]),
            _ when Regex.IsMatch(rest, "^commits/[^/]+/check-runs$") => Page(_data.Checks.Select(x => x.DeepClone()), "check_runs"),
            _ => Bad(404, "Not Found"),
        };
    }

    public static FakeAnswer Bad(int status, string message) => new(status, new JsonObject { ["message"] = message, ["documentation_url"] = "https://docs" });

    private static FakeAnswer Good(JsonNode node) => new(200, node);

    private static long Id(string path, int part = -1) => long.Parse(part < 0 ? path.Split('/')[^1] : path.Split('/')[part], CultureInfo.InvariantCulture);

    /// <summary>One page, with links to the others as GitHub gives them; at most 100 on one.</summary>
    private FakeAnswer Page(IEnumerable<JsonNode> all, string? member = null)
    {
        var items = all.ToList();
        var size = Math.Min(100, int.TryParse(request.Query["per_page"], out var given) ? given : 30);
        var number = int.TryParse(request.Query["page"], out var asked) ? asked : 1;
        var shown = new JsonArray([.. items.Skip((number - 1) * size).Take(size)]);
        var next = items.Count > number * size ? $"<http://127.0.0.1:{server.Port}{request.Path}?per_page={size}&page={number + 1}>; rel=\"next\"" : null;
        return new FakeAnswer(200, member is null ? shown : new JsonObject { ["total_count"] = items.Count, [member] = shown }, Link: next);
    }

    private FakeAnswer Add()
    {
        var text = (string)JsonNode.Parse(body)!["body"]!;
        if (text.Length > 65_536)
            return Bad(422, "Validation Failed: body is too long (maximum is 65536 characters)");
        var comment = new FakeComment(_data.NextId(), _data.Login ?? "github-actions[bot]", _data.Login is null ? "Bot" : "User", text);
        _data.Comments.Add(comment);
        return new FakeAnswer(
            201,
            Json(comment),
            Location: $"http://127.0.0.1:{server.Port}/api/v3/repos/{FakeGitHub.Repository}/issues/comments/{comment.Id}"
        );
    }

    private FakeAnswer Change(long id)
    {
        if (_data.Comments.Find(x => x.Id == id) is not { } comment)
            return Bad(404, "Not Found");
        comment.Body = (string)JsonNode.Parse(body)!["body"]!;
        return Good(Json(comment));
    }

    private FakeAnswer Check()
    {
        var check = JsonNode.Parse(body)!.AsObject();
        if (check["output"]!["annotations"]!.AsArray().Count > 50)
            return Bad(422, "Invalid request. No more than 50 items are allowed");
        check["id"] = _data.NextId();
        check["html_url"] = "https://github.example/check";
        _data.Checks.Add(check);
        return new FakeAnswer(201, check.DeepClone());
    }

    private FakeAnswer Update(long id)
    {
        var output = JsonNode.Parse(body)!["output"]!;
        if (output["annotations"]!.AsArray().Count > 50)
            return Bad(422, "Invalid request. No more than 50 items are allowed");
        var check = _data.Checks.Single(x => (long)x["id"]! == id);
        foreach (var annotation in output["annotations"]!.AsArray())
            check["output"]!["annotations"]!.AsArray().Add(annotation!.DeepClone());
        return Good(check.DeepClone());
    }

    private FakeAnswer Runs(string workflow) =>
        _data.Runs.Exists(x => x.Workflow == workflow)
            ? Page(
                _data.Runs.Where(x => x.Workflow == workflow && (!request.Query.ContainsKey("branch") || x.Branch == request.Query["branch"])).Select(Json),
                "workflow_runs"
            )
            : Bad(404, "Not Found");

    private FakeAnswer Archive(long id) =>
        !_data.Files.ContainsKey($"{id}.zip")
            ? Bad(410, "Artifact has expired")
            : new FakeAnswer(302, null, Location: $"http://127.0.0.1:{server.FilesPort}/{id}.zip");

    private static JsonNode Json(FakeComment x) =>
        new JsonObject
        {
            ["id"] = x.Id,
            ["node_id"] = "IC",
            ["body"] = x.Body,
            ["html_url"] = $"https://github.example/comment/{x.Id}",
            ["user"] = new JsonObject
            {
                ["login"] = x.Login,
                ["type"] = x.Type,
                ["id"] = 5,
            },
            ["created_at"] = "2026-11-22T10:00:00Z",
            ["updated_at"] = null,
            ["author_association"] = "A_LATER_WORD",
        };

    private static JsonNode Json(FakeRun x) =>
        new JsonObject
        {
            ["id"] = x.Id,
            ["name"] = "CI",
            ["path"] = $".github/workflows/{x.Workflow}",
            ["head_branch"] = x.Branch,
            ["head_sha"] = $"{x.Id:d40}",
            ["event"] = x.Event,
            ["status"] = "completed",
            ["conclusion"] = "success",
            ["created_at"] = "2026-11-22T10:00:00Z",
            ["head_repository"] = new JsonObject { ["full_name"] = x.Repository },
        };

    private static JsonNode Json(FakeArtifact x) =>
        new JsonObject
        {
            ["id"] = x.Id,
            ["name"] = x.Name,
            ["size_in_bytes"] = 1234,
            ["expired"] = x.Expired,
            ["created_at"] = "2026-11-22T10:00:00Z",
            ["expires_at"] = "2027-02-22T10:00:00Z",
            ["updated_at"] = "2026-11-22T10:00:00Z",
        };
}
