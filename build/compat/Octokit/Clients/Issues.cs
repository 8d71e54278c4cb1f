using Octokit.Internal;

namespace Octokit;

public interface IIssuesClient
{
    IIssueCommentsClient Comment { get; }
}

public interface IIssueCommentsClient
{
    Task<IReadOnlyList<IssueComment>> GetAllForIssue(string owner, string name, long issueNumber, ApiOptions options);

    Task<IssueComment> Create(string owner, string name, long issueNumber, string newComment);

    Task<IssueComment> Update(string owner, string name, long commentId, string commentUpdate);
}

internal sealed class IssueCommentClient(ApiConnection api) : IIssuesClient, IIssueCommentsClient
{
    public IIssueCommentsClient Comment => this;

    public Task<IReadOnlyList<IssueComment>> GetAllForIssue(string owner, string name, long issueNumber, ApiOptions options) =>
        api.GetAll<IssueComment>(Addresses.Api($"repos/{owner}/{name}/issues/{issueNumber}/comments"), null, options);

    public Task<IssueComment> Create(string owner, string name, long issueNumber, string newComment) =>
        api.Post<IssueComment>(Addresses.Api($"repos/{owner}/{name}/issues/{issueNumber}/comments"), new BodyWrapper(newComment));

    public Task<IssueComment> Update(string owner, string name, long commentId, string commentUpdate) =>
        api.Patch<IssueComment>(Addresses.Api($"repos/{owner}/{name}/issues/comments/{commentId}"), new BodyWrapper(commentUpdate));

    private sealed record BodyWrapper(string Body);
}
