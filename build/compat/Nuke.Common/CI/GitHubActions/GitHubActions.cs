namespace Nuke.Common.CI.GitHubActions;

public class GitHubActions : Host, IBuildServer
{
    internal GitHubActions() { }

    public static GitHubActions Instance => NukeBuild.Host as GitHubActions;

    string IBuildServer.Branch => Environment.GetEnvironmentVariable("GITHUB_REF");
    string IBuildServer.Commit => Environment.GetEnvironmentVariable("GITHUB_SHA");

    protected override IDisposable WriteBlock(string text) => new Block($"::group::{text}", $"::endgroup::{text}");
}
