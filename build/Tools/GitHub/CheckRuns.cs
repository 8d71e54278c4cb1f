using Octokit;
using Slipway.Core.PullRequests;

namespace Slipway.Tools.GitHub;

/// <summary>A check with annotations at a commit.</summary>
/// <param name="api">The repository.</param>
public sealed class CheckRuns(GitHubApi api)
{
    /// <summary>GitHub takes that many in one request, and adds those of further ones.</summary>
    internal const int MostAnnotations = 50;

    private const string Permission = "checks: write";

    /// <summary>Writes a finished check; its address.</summary>
    /// <param name="commit">The head of the pull request.</param>
    /// <param name="report">What the check says.</param>
    /// <param name="id">Tells this check from others of its name, so that one whose answer was lost is found again.</param>
    /// <exception cref="Core.Diagnostics.SlipwayException">SLP631, SLP632, SLP634 to SLP637.</exception>
    public async Task<string> PostAsync(string commit, CheckReport report, string id)
    {
        var (owner, name) = (api.Repository.Owner, api.Repository.Name);
        var pages = report.Annotations.Chunk(MostAnnotations).ToList();
        var check = await api.AskAsync(
            $"the check at {commit}",
            Permission,
            async (client, number) =>
                (number > 1 ? await FindAsync(client, commit, report.Name, id) : null)
                ?? await client.Check.Run.Create(owner, name, New(commit, report, id, pages))
        );
        foreach (var page in pages.Skip(1))
        {
            var update = new CheckRunUpdate { Name = report.Name, Output = Output(report, page) };
            await api.AskAsync($"annotations of the check at {commit}", Permission, (client, _) => client.Check.Run.Update(owner, name, check.Id, update));
        }
        return check.HtmlUrl ?? "";
    }

    private async Task<CheckRun?> FindAsync(IGitHubClient client, string commit, string name, string id)
    {
        var asked = new CheckRunRequest { CheckName = name };
        var page = new ApiOptions { PageSize = GitHubApi.Page };
        var found = await client.Check.Run.GetAllForReference(api.Repository.Owner, api.Repository.Name, commit, asked, page);
        return found.CheckRuns.FirstOrDefault(x => x.ExternalId == id);
    }

    private static NewCheckRun New(string commit, CheckReport report, string id, List<CheckAnnotation[]> pages) =>
        new(report.Name, commit)
        {
            ExternalId = id,
            Status = CheckStatus.Completed,
            Conclusion = report.Verdict switch
            {
                CheckVerdict.Good => CheckConclusion.Success,
                CheckVerdict.Broken => CheckConclusion.Failure,
                _ => CheckConclusion.Neutral,
            },
            Output = Output(report, pages.FirstOrDefault() ?? []),
        };

    private static NewCheckRunOutput Output(CheckReport report, CheckAnnotation[] annotations) =>
        new(report.Title, report.Summary)
        {
            Annotations =
            [
                .. annotations.Select(x => new NewCheckRunAnnotation(
                    x.Path,
                    x.Line,
                    x.Line,
                    x.Level switch
                    {
                        AnnotationLevel.Failure => CheckAnnotationLevel.Failure,
                        AnnotationLevel.Warning => CheckAnnotationLevel.Warning,
                        _ => CheckAnnotationLevel.Notice,
                    },
                    x.Message
                )
                {
                    Title = x.Title,
                }),
            ],
        };
}
