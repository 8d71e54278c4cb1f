using Nuke.Common;
using Slipway.Tools;
using Slipway.Tools.GitHub;
using Slipway.Tools.PullRequests;

namespace Slipway.Targets;

/// <summary>Tells a pull request on GitHub what it does to the images.</summary>
public interface IComment : IHazJob, IHazDryRun
{
    /// <summary>The pull request.</summary>
    [Parameter("Comment: number of the pull request. Default is the one that started the workflow")]
    string? PullRequest => TryGetValue(() => PullRequest);

    /// <summary>Tells a pull request on GitHub what it does to the images.</summary>
    Target Comment =>
        d =>
            d.Description("Tells a pull request on GitHub what it does to the images: one comment, kept up to date, and a check with remarks at lines")
                .Executes(() => Step.Run(this, cancellation => Run().RunAsync(cancellation)));

    private CommentRun Run() =>
        new(
            new CommentRequest(RootDirectory, JobFolder ?? CommentRequest.DefaultFolder, PullRequest, DryRun, TemporaryDirectory / "slipway" / "base"),
            Environment.GetEnvironmentVariable,
            Answer.Write,
            Console.Out.WriteLine
        )
        {
            Options = new GitHubOptions { Answers = SlipwayHome.FromEnvironment().GitHub, Say = Console.Out.WriteLine },
        };
}
