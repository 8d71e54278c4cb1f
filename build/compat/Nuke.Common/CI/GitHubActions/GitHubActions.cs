namespace Nuke.Common.CI.GitHubActions;

public class GitHubActions : Host, IBuildServer
{
    internal GitHubActions() { }

    public static GitHubActions Instance => NukeBuild.Host as GitHubActions;

    string IBuildServer.Branch => Environment.GetEnvironmentVariable("GITHUB_REF");
    string IBuildServer.Commit => Environment.GetEnvironmentVariable("GITHUB_SHA");

    protected override IDisposable WriteBlock(string text) => new Block($"::group::{text}", $"::endgroup::{text}");

    internal override void Annotate(bool isError, string text) =>
        Console.WriteLine(
            $"::{(isError ? "error" : "warning")}::{text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal)}"
        );
}
