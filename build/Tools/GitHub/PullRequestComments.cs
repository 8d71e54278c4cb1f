using System.Net;
using Octokit;
using Slipway.Core.PullRequests;

namespace Slipway.Tools.GitHub;

/// <summary>The one comment of the build at a pull request, found again by a marker that no reader sees.</summary>
/// <param name="api">The repository.</param>
public sealed class PullRequestComments(GitHubApi api)
{
    private const string Permission = "pull-requests: write";
    private string? _login;

    /// <summary>Writes the comment over the one that is there, or a new one; its address.</summary>
    /// <param name="pullRequest">Number of the pull request.</param>
    /// <param name="text">Its Markdown, which begins with <see cref="CommentText.Marker"/>.</param>
    /// <exception cref="Core.Diagnostics.SlipwayException">SLP631, SLP632, SLP634 to SLP637.</exception>
    public async Task<string> PutAsync(int pullRequest, string text)
    {
        _login ??= await LoginAsync();
        // Each try looks anew: an earlier one may have written although its answer was lost.
        var comment = await api.AskAsync(
            $"the comment at pull request {pullRequest}",
            Permission,
            async (client, _) => await UpdatedAsync(client, pullRequest, text) ?? await CreatedAsync(client, pullRequest, text)
        );
        return comment.HtmlUrl ?? "";
    }

    private async Task<IssueComment?> UpdatedAsync(IGitHubClient client, int pullRequest, string text)
    {
        var (owner, name) = (api.Repository.Owner, api.Repository.Name);
        var all = await client.Issue.Comment.GetAllForIssue(owner, name, pullRequest, new ApiOptions { PageSize = GitHubApi.Page });
        if (all.FirstOrDefault(IsOwn) is not { } own)
            return null;
        if (own.Body.ReplaceLineEndings("\n").TrimEnd() == text.TrimEnd())
            return own;
        try
        {
            return await client.Issue.Comment.Update(owner, name, own.Id, text);
        }
        catch (NotFoundException)
        {
            // Deleted since it was listed.
            return null;
        }
    }

    private Task<IssueComment> CreatedAsync(IGitHubClient client, int pullRequest, string text) =>
        client.Issue.Comment.Create(api.Repository.Owner, api.Repository.Name, pullRequest, text);

    /// <summary>Anybody can write the marker; only a comment of the same writer is written over.</summary>
    private bool IsOwn(IssueComment comment) =>
        comment.Body?.StartsWith(CommentText.Marker, StringComparison.Ordinal) == true
        && (_login!.Length > 0 ? comment.User?.Login == _login : comment.User?.Type == AccountType.Bot);

    /// <summary>Who the token is; empty for an app's token, such as that of a workflow, which may not ask.</summary>
    private async Task<string> LoginAsync() =>
        await api.AskAsync(
            "the user of the token",
            "metadata: read",
            async (client, _) =>
            {
                try
                {
                    return (await client.Connection.Get<User>(new Uri("user", UriKind.Relative), null)).Body?.Login ?? "";
                }
                catch (ApiException e) when (e.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
                {
                    return "";
                }
            }
        );
}
