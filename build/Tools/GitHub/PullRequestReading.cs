using Slipway.Core.PullRequests;

namespace Slipway.Tools.GitHub;

/// <summary>Pull requests of the repository.</summary>
/// <param name="api">The repository.</param>
public sealed class PullRequestReading(GitHubApi api)
{
    /// <summary>What GitHub says of one.</summary>
    /// <param name="number">Its number.</param>
    /// <exception cref="Core.Diagnostics.SlipwayException">SLP631, SLP632, SLP634 to SLP637.</exception>
    public async Task<PullRequestEvent> ReadAsync(int number)
    {
        var pull = await api.AskAsync(
            $"pull request {number}",
            "pull-requests: read",
            (client, _) => client.PullRequest.Get(api.Repository.Owner, api.Repository.Name, number)
        );
        return new PullRequestEvent(number, pull.Head?.Sha, pull.Head?.Repository?.FullName, pull.Base?.Ref, pull.Base?.Repository?.FullName);
    }
}
