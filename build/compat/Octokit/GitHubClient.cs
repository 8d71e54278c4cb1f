using Octokit.Internal;

namespace Octokit;

public interface IGitHubClient
{
    IActionsClient Actions { get; }

    IChecksClient Check { get; }

    IConnection Connection { get; }

    IIssuesClient Issue { get; }

    IPullRequestsClient PullRequest { get; }
}

public class GitHubClient : IGitHubClient
{
    public static readonly Uri GitHubApiUrl = new("https://api.github.com/");

    public GitHubClient(IConnection connection)
    {
        Connection = connection ?? throw new ArgumentNullException(nameof(connection));
        var api = new ApiConnection(connection);
        Actions = new ActionsClient(api);
        Check = new CheckRunClient(api);
        Issue = new IssueCommentClient(api);
        PullRequest = new PullRequestClient(api);
    }

    public GitHubClient(ProductHeaderValue productInformation, ICredentialStore credentialStore, Uri baseAddress)
        : this(new Connection(productInformation, FixUp(baseAddress), credentialStore)) { }

    public IActionsClient Actions { get; }

    public Uri BaseAddress => Connection.BaseAddress;

    public IChecksClient Check { get; }

    public IConnection Connection { get; }

    public IIssuesClient Issue { get; }

    public IPullRequestsClient PullRequest { get; }

    /// <summary>Any address but that of github.com is taken for an Enterprise server's.</summary>
    private static Uri FixUp(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Host.Equals(GitHubApiUrl.Host, StringComparison.Ordinal) ? GitHubApiUrl : new Uri(address, new Uri("/api/v3/", UriKind.Relative));
    }
}
