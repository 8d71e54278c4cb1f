using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Slipway.Tests;

/// <summary>What a repository on the fake server has; tests fill it and look into it.</summary>
public sealed class FakeGitHubData
{
    private long _next = 1000;

    /// <summary>Login of the token; null for a workflow's token, which may not ask.</summary>
    public string? Login { get; set; }

    public List<FakeComment> Comments { get; } = [];

    public List<FakeRun> Runs { get; } = [];

    public List<JsonObject> Checks { get; } = [];

    /// <summary>Files of the second port, by name.</summary>
    public Dictionary<string, byte[]> Files { get; } = [];

    public JsonObject Pull { get; set; } = FakePull(7, FakeGitHub.Repository);

    public long NextId() => Interlocked.Increment(ref _next);

    public FakeRun Run(string branch = "main", string happened = "push", string repository = FakeGitHub.Repository)
    {
        var run = new FakeRun(NextId(), branch, happened, repository);
        Runs.Insert(0, run);
        return run;
    }

    /// <summary>Adds an artifact with files.</summary>
    public FakeArtifact Add(FakeRun run, string name, params (string Path, string Text)[] files) => Add(run, name, Zip(files));

    public FakeArtifact Add(FakeRun run, string name, byte[] archive)
    {
        var artifact = new FakeArtifact(NextId(), name);
        run.Artifacts.Add(artifact);
        Files[$"{artifact.Id}.zip"] = archive;
        return artifact;
    }

    public static byte[] Zip(params (string Path, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(path).Open());
                writer.Write(text);
            }
        return bytes.ToArray();
    }

    public static JsonObject FakePull(int number, string? from) =>
        new()
        {
            ["number"] = number,
            ["head"] = new JsonObject
            {
                ["sha"] = new string('a', 40),
                ["ref"] = "topic",
                ["repo"] = from is null ? null : new JsonObject { ["full_name"] = from },
            },
            ["base"] = new JsonObject
            {
                ["sha"] = new string('b', 40),
                ["ref"] = "main",
                ["repo"] = new JsonObject { ["full_name"] = FakeGitHub.Repository },
            },
        };
}

public sealed class FakeComment(long id, string login, string type, string body)
{
    public long Id { get; } = id;

    public string Login { get; } = login;

    public string Type { get; } = type;

    public string Body { get; set; } = body;
}

public sealed record FakeRun(long Id, string Branch, string Event, string Repository)
{
    public List<FakeArtifact> Artifacts { get; } = [];

    public string Workflow { get; init; } = "ci.yml";
}

public sealed record FakeArtifact(long Id, string Name)
{
    public bool Expired { get; set; }
}
