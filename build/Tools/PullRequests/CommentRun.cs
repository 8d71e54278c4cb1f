using System.Globalization;
using Slipway.Core.Diagnostics;
using Slipway.Core.PullRequests;
using Slipway.Core.Workflows;
using Slipway.Tools.GitHub;

namespace Slipway.Tools.PullRequests;

/// <summary>Tells a pull request what it does to the images: one comment, and a check with remarks at lines.</summary>
/// <param name="request">What is asked for.</param>
/// <param name="variable">Reads a variable of the environment.</param>
/// <param name="answer">Receives the text where it is printed.</param>
/// <param name="say">Receives lines about what is done.</param>
public sealed class CommentRun(CommentRequest request, Func<string, string?> variable, Action<string> answer, Action<string> say)
{
    /// <summary>How GitHub is asked.</summary>
    public GitHubOptions Options { get; init; } = new();

    /// <summary>Writes both, or prints the text where there is nobody to tell.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP630 to SLP637, SLP642, SLP644.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var (legs, matrix, troubles) = JobAnswers.Read(Path.GetFullPath(Path.Combine(request.Root, request.JobFolder)));
        var facts = new PullRequestFacts(
            null,
            null,
            legs,
            new Dictionary<string, EarlierLeg>(),
            [.. troubles.Select(x => $"{x.Number} {x.Found}"), .. Silent(legs, matrix)]
        )
        {
            Reused = [.. (matrix?.Reused ?? []).Select(x => (x.Name, x.Reason))],
        };
        foreach (var trouble in troubles)
            say(trouble.ToString());
        var started = Event();
        var number = Number(started);
        if (request.PrintOnly)
            Print(facts, "nothing was written");
        else if (number is null)
            Print(facts, "there is no pull request here: nothing was written to GitHub (--pull-request NUMBER names one)");
        else if (await FactsAsync(cancellation) is { Token: not null } asker)
            await TellAsync(asker, number.Value, started?.Number == number ? started : null, facts, cancellation);
        else
            Print(facts, "there is no token for GitHub (GITHUB_TOKEN, GH_TOKEN): nothing was written to it");
    }

    /// <summary>Legs that were to be built, and left nothing.</summary>
    private static IEnumerable<string> Silent(IReadOnlyList<LegAnswer> legs, BuildMatrix? matrix) =>
        (matrix?.Legs ?? []).Where(x => legs.All(y => y.Leg != x.Name)).Select(x => $"{x.Name} was to be built ({x.Reason}), and its job left no answer");

    private async Task TellAsync(GitHubFacts asker, int number, PullRequestEvent? known, PullRequestFacts facts, CancellationToken cancellation)
    {
        using var api = new GitHubApi(asker, Options, cancellation);
        var pull = known ?? await new PullRequestReading(api).ReadAsync(number);
        facts = facts with { Commit = pull.Head, Base = pull.Base };
        if (pull.Base is { } branch)
        {
            var before = new BaseAnswers(api, request.Temporary);
            await before.FindAsync(branch, [.. facts.Legs.Select(x => x.Leg)]);
            facts = facts with { Earlier = before.Found, Missing = [.. facts.Missing, .. before.Missing] };
        }
        try
        {
            say($"comment: {await new PullRequestComments(api).PutAsync(number, CommentText.Render(facts))}");
        }
        catch (SlipwayException e) when (pull.IsFork && e.Problems[0].Number == GitHubProblems.NotAllowedNumber)
        {
            Print(
                facts,
                PullRequestProblems
                    .OnlyReads(pull.HeadRepository ?? "a repository that is gone", Summary is null ? "this log" : "the summary of the run")
                    .ToString()
            );
            return;
        }
        if (pull.Head is not { } head)
            return;
        try
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"slipway-{asker.Run ?? Guid.NewGuid().ToString("n")}-{variable("GITHUB_RUN_ATTEMPT")}");
            say($"check: {await new CheckRuns(api).PostAsync(head, CheckText.Render(facts), id)}");
        }
        catch (SlipwayException e) when (asker.Run is null && e.Problems[0].Number == GitHubProblems.NotAllowedNumber)
        {
            say("check: not written, since GitHub takes checks from apps and workflows only");
        }
    }

    /// <summary>Who asks; null where nothing says it, which is an error in a workflow only.</summary>
    private async Task<GitHubFacts?> FactsAsync(CancellationToken cancellation)
    {
        try
        {
            return await GitHubFacts.ReadAsync(request.Root, variable, cancellation);
        }
        catch (SlipwayException e) when (variable("GITHUB_ACTIONS") != "true" && variable("GITHUB_TOKEN") is null or "" && variable("GH_TOKEN") is null or "")
        {
            say(e.Problems[0].ToString());
            return null;
        }
    }

    private int? Number(PullRequestEvent? started) =>
        string.IsNullOrWhiteSpace(request.PullRequest) ? started?.Number
        : int.TryParse(request.PullRequest, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw new SlipwayException(PullRequestProblems.NoPullRequest($"--pull-request is '{request.PullRequest}'"));

    private PullRequestEvent? Event()
    {
        try
        {
            return variable("GITHUB_EVENT_PATH") is { Length: > 0 } path && File.Exists(path) ? PullRequestEvent.Read(File.ReadAllText(path)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string? Summary => variable("GITHUB_STEP_SUMMARY") is { Length: > 0 } path ? path : null;

    /// <summary>Prints the text; in a workflow it stands in the run's summary, too.</summary>
    private void Print(PullRequestFacts facts, string why)
    {
        var text = CommentText.Render(facts);
        answer(text);
        say(why);
        if (request.PrintOnly)
            return;
        try
        {
            new ActionsFiles(null, Summary).Summarise(text + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            say($"the summary of the run cannot be written: {e.Message}");
        }
    }
}
