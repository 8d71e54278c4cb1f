using System.Text.Json.Serialization;

namespace Octokit;

public class PullRequest
{
    public int Number { get; private set; }

    public GitReference Head { get; private set; }

    public GitReference Base { get; private set; }
}

public class GitReference
{
    public string Ref { get; protected set; }

    public string Sha { get; protected set; }

    [JsonPropertyName("repo")]
    public Repository Repository { get; protected set; }
}
