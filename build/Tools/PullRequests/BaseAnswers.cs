using Slipway.Core.Diagnostics;
using Slipway.Core.Jobs;
using Slipway.Core.PullRequests;
using Slipway.Tools.GitHub;

namespace Slipway.Tools.PullRequests;

/// <summary>Finds what the same legs left on the base branch. A leg that was not built there has nothing in the newest run; then an older one is asked.</summary>
/// <param name="api">The repository.</param>
/// <param name="folder">Where answers are unpacked for the moment.</param>
internal sealed class BaseAnswers(GitHubApi api, string folder)
{
    private const int MostRuns = 10;
    private const string Workflow = "ci.yml";
    private readonly Dictionary<string, EarlierLeg> _found = new(StringComparer.Ordinal);
    private readonly List<string> _missing = [];

    /// <summary>What was found.</summary>
    public IReadOnlyDictionary<string, EarlierLeg> Found => _found;

    /// <summary>What was not, a sentence each.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>Looks for legs. That there is nothing to compare with fails nothing.</summary>
    /// <param name="branch">The base branch.</param>
    /// <param name="legs">Names of legs.</param>
    public async Task FindAsync(string branch, IReadOnlyList<string> legs)
    {
        try
        {
            var runs = await new WorkflowRuns(api).NewestAsync(Workflow, branch, MostRuns);
            foreach (var run in runs)
            {
                var wanted = legs.Where(x => !_found.ContainsKey(x)).ToList();
                if (wanted.Count == 0)
                    break;
                await FromAsync(run, wanted);
            }
            _missing.AddRange(
                from leg in legs
                where !_found.ContainsKey(leg)
                select runs.Count == 0
                    ? $"{leg}: nothing to compare with, since {Workflow} has no successful run on {branch}"
                    : $"{leg}: nothing to compare with in the {runs.Count} newest successful runs of {Workflow} on {branch}"
            );
        }
        catch (SlipwayException e)
        {
            _missing.Add($"nothing to compare with: {e.Problems[0].Number} {e.Problems[0].Found}");
        }
        finally
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    private async Task FromAsync(FoundRun run, List<string> wanted)
    {
        var artifacts = new RunArtifacts(api);
        var kept = (await artifacts.ListAsync(run.Id)).Where(x => !x.IsExpired).Select(x => x.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var leg in wanted.Where(x => kept.Contains(JobSpec.ArtifactPrefix + x)))
        {
            try
            {
                var place = await artifacts.FetchAsync(run.Id, JobSpec.ArtifactPrefix + leg, folder);
                var answer = JobAnswers.One(place, leg, []);
                if (answer is not { Job: null, Audit: null })
                    _found[leg] = new EarlierLeg(answer, run.Id, run.Commit);
            }
            catch (SlipwayException e) when (e.Problems[0].Number is "SLP639" or "SLP640" or "SLP641")
            {
                // An older run may have a good one.
            }
        }
    }
}
