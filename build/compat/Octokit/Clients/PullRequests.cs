using Octokit.Internal;

namespace Octokit;

public interface IPullRequestsClient
{
    Task<PullRequest> Get(string owner, string name, int pullRequestNumber);
}

internal sealed class PullRequestClient(ApiConnection api) : IPullRequestsClient
{
    public Task<PullRequest> Get(string owner, string name, int pullRequestNumber) =>
        api.Get<PullRequest>(Addresses.Api($"repos/{owner}/{name}/pulls/{pullRequestNumber}"));
}
