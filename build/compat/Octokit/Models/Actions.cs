namespace Octokit;

public class Artifact
{
    public long Id { get; private set; }

    public string Name { get; private set; }

    public int SizeInBytes { get; private set; }

    public bool Expired { get; private set; }
}

public class ListArtifactsResponse
{
    public int TotalCount { get; private set; }

    public IReadOnlyList<Artifact> Artifacts { get; private set; } = [];
}

public class WorkflowRun
{
    public long Id { get; private set; }

    public string Name { get; private set; }

    public string Path { get; private set; }

    public string Event { get; private set; }

    public string HeadBranch { get; private set; }

    public string HeadSha { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public Repository HeadRepository { get; private set; }
}

public class WorkflowRunsResponse
{
    public WorkflowRunsResponse() { }

    public WorkflowRunsResponse(int totalCount, IReadOnlyList<WorkflowRun> workflowRuns) => (TotalCount, WorkflowRuns) = (totalCount, workflowRuns);

    public int TotalCount { get; private set; }

    public IReadOnlyList<WorkflowRun> WorkflowRuns { get; private set; } = [];
}

public class Repository
{
    public string FullName { get; private set; }
}
