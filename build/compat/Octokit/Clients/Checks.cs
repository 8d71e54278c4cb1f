using Octokit.Internal;

namespace Octokit;

public interface IChecksClient
{
    ICheckRunsClient Run { get; }
}

public interface ICheckRunsClient
{
    Task<CheckRun> Create(string owner, string name, NewCheckRun newCheckRun);

    Task<CheckRun> Update(string owner, string name, long checkRunId, CheckRunUpdate checkRunUpdate);

    Task<CheckRunsResponse> GetAllForReference(string owner, string name, string reference, CheckRunRequest checkRunRequest, ApiOptions options);
}

internal sealed class CheckRunClient(ApiConnection api) : IChecksClient, ICheckRunsClient
{
    public ICheckRunsClient Run => this;

    public Task<CheckRun> Create(string owner, string name, NewCheckRun newCheckRun) =>
        api.Post<CheckRun>(Addresses.Api($"repos/{owner}/{name}/check-runs"), newCheckRun);

    public Task<CheckRun> Update(string owner, string name, long checkRunId, CheckRunUpdate checkRunUpdate) =>
        api.Patch<CheckRun>(Addresses.Api($"repos/{owner}/{name}/check-runs/{checkRunId}"), checkRunUpdate);

    public async Task<CheckRunsResponse> GetAllForReference(string owner, string name, string reference, CheckRunRequest checkRunRequest, ApiOptions options)
    {
        var path = Addresses.Api($"repos/{owner}/{name}/commits/{reference}/check-runs");
        var pages = await api.GetAll<CheckRunsResponse>(path, checkRunRequest.ToParametersDictionary(), options).ConfigureAwait(false);
        return new CheckRunsResponse(pages.Max(x => x.TotalCount), [.. pages.SelectMany(x => x.CheckRuns)]);
    }
}
