using Octokit.Internal;

namespace Octokit;

public interface IActionsClient
{
    IActionsArtifactsClient Artifacts { get; }

    IActionsWorkflowsClient Workflows { get; }
}

public interface IActionsWorkflowsClient
{
    IActionsWorkflowRunsClient Runs { get; }
}

public interface IActionsArtifactsClient
{
    Task<ListArtifactsResponse> ListWorkflowArtifacts(string owner, string repository, long runId, ListArtifactsRequest listArtifactsRequest = null);

    Task<Stream> DownloadArtifact(string owner, string repository, long artifactId, string archiveFormat);
}

public interface IActionsWorkflowRunsClient
{
    Task<WorkflowRun> Get(string owner, string name, long runId);

    Task<WorkflowRunsResponse> List(string owner, string name, WorkflowRunsRequest workflowRunsRequest, ApiOptions options);

    Task<WorkflowRunsResponse> ListByWorkflow(string owner, string name, string workflowFileName, WorkflowRunsRequest workflowRunsRequest, ApiOptions options);
}

internal sealed class ActionsClient(ApiConnection api) : IActionsClient, IActionsWorkflowsClient, IActionsArtifactsClient, IActionsWorkflowRunsClient
{
    public IActionsArtifactsClient Artifacts => this;

    public IActionsWorkflowsClient Workflows => this;

    public IActionsWorkflowRunsClient Runs => this;

    public Task<ListArtifactsResponse> ListWorkflowArtifacts(string owner, string repository, long runId, ListArtifactsRequest listArtifactsRequest) =>
        api.Get<ListArtifactsResponse>(
            Addresses.Api($"repos/{owner}/{repository}/actions/runs/{runId}/artifacts"),
            listArtifactsRequest?.ToParametersDictionary()
        );

    public async Task<Stream> DownloadArtifact(string owner, string repository, long artifactId, string archiveFormat) =>
        (
            await api
                .Connection.GetRawStream(Addresses.Api($"repos/{owner}/{repository}/actions/artifacts/{artifactId}/{archiveFormat}"), null)
                .ConfigureAwait(false)
        ).Body;

    public Task<WorkflowRun> Get(string owner, string name, long runId) => api.Get<WorkflowRun>(Addresses.Api($"repos/{owner}/{name}/actions/runs/{runId}"));

    public Task<WorkflowRunsResponse> List(string owner, string name, WorkflowRunsRequest workflowRunsRequest, ApiOptions options) =>
        ListAsync(Addresses.Api($"repos/{owner}/{name}/actions/runs"), workflowRunsRequest, options);

    public Task<WorkflowRunsResponse> ListByWorkflow(
        string owner,
        string name,
        string workflowFileName,
        WorkflowRunsRequest workflowRunsRequest,
        ApiOptions options
    ) => ListAsync(Addresses.Api($"repos/{owner}/{name}/actions/workflows/{workflowFileName}/runs"), workflowRunsRequest, options);

    private async Task<WorkflowRunsResponse> ListAsync(Uri path, WorkflowRunsRequest request, ApiOptions options)
    {
        var pages = await api.GetAll<WorkflowRunsResponse>(path, request.ToParametersDictionary(), options).ConfigureAwait(false);
        return new WorkflowRunsResponse(pages.Max(x => x.TotalCount), [.. pages.SelectMany(x => x.WorkflowRuns)]);
    }
}
