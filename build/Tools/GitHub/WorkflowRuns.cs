using System.Globalization;
using Octokit;
using Slipway.Core.Diagnostics;

namespace Slipway.Tools.GitHub;

/// <summary>Runs of the repository's workflows.</summary>
/// <param name="api">The repository.</param>
public sealed class WorkflowRuns(GitHubApi api)
{
    internal const string Permission = "actions: read";
    private const int MostNamed = 5;

    /// <summary>The newest successful runs of a workflow for a branch of this repository itself, the newest first.</summary>
    /// <param name="file">File name of the workflow, such as <c>ci.yml</c>.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="most">How many.</param>
    /// <exception cref="SlipwayException">SLP631, SLP632, SLP634 to SLP637.</exception>
    public async Task<IReadOnlyList<FoundRun>> NewestAsync(string file, string branch, int most)
    {
        var asked = new WorkflowRunsRequest { Branch = branch, Status = CheckRunStatusFilter.Success };
        // One page: older runs than its hundred are of no use for a comparison.
        var page = new ApiOptions
        {
            PageSize = GitHubApi.Page,
            PageCount = 1,
            StartPage = 1,
        };
        var answer = await api.AskAsync(
            $"runs of {file} on {branch}",
            Permission,
            async (client, _) =>
            {
                try
                {
                    return await client.Actions.Workflows.Runs.ListByWorkflow(api.Repository.Owner, api.Repository.Name, file, asked, page);
                }
                catch (NotFoundException)
                {
                    // The base branch has no such workflow yet.
                    return new WorkflowRunsResponse(0, []);
                }
            }
        );
        return [.. answer.WorkflowRuns.Where(x => x.HeadBranch == branch && IsOfTheBranch(x)).Take(most).Select(Of)];
    }

    /// <summary>Problem of a run that is not there, with the newest runs if they can be read.</summary>
    internal async Task<Problem> MissingAsync(long run)
    {
        IReadOnlyList<string> newest = [];
        try
        {
            var page = new ApiOptions
            {
                PageSize = MostNamed,
                PageCount = 1,
                StartPage = 1,
            };
            var answer = await api.AskAsync(
                "newest runs",
                Permission,
                (client, _) => client.Actions.Workflows.Runs.List(api.Repository.Owner, api.Repository.Name, new WorkflowRunsRequest(), page)
            );
            newest =
            [
                .. answer.WorkflowRuns.Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.Id} ({x.Name}, {x.HeadBranch}, {x.CreatedAt:yyyy-MM-dd})")),
            ];
        }
        catch (SlipwayException)
        {
            // The message goes without them.
        }
        return RunProblems.NoRun(run, api.Repository.ToString(), newest);
    }

    /// <summary>A pull request from a fork whose branch has the same name is listed, too, and its answers are anybody's.</summary>
    private bool IsOfTheBranch(WorkflowRun run) =>
        run.Event is not ("pull_request" or "pull_request_target" or "workflow_run")
        && string.Equals(run.HeadRepository?.FullName, api.Repository.ToString(), StringComparison.OrdinalIgnoreCase);

    private static FoundRun Of(WorkflowRun run) => new(run.Id, run.HeadSha ?? "", run.CreatedAt);
}

/// <summary>A run.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Commit">What it ran for.</param>
/// <param name="At">When it was made.</param>
public sealed record FoundRun(long Id, string Commit, DateTimeOffset At);
