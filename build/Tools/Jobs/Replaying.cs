using Slipway.Core.Diagnostics;
using Slipway.Core.Jobs;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Jobs;

/// <summary>Runs a job again in the working tree as it stands, says before it what cannot be matched, and after it whether the same came out.</summary>
/// <param name="request">Which job.</param>
/// <param name="home">The user's folders.</param>
/// <param name="say">Receives lines for people.</param>
public sealed class Replaying(ReplayRequest request, SlipwayHome home, Action<string> say)
{
    /// <summary>A record comes from elsewhere: a terminal would obey its control characters.</summary>
    private readonly Action<string> _say = line => say(Printable.Of(line, 4000));

    private readonly string _scratch = Path.Combine(request.Root, ".nuke", "temp", "slipway", "replay");

    /// <summary>Does it.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP647 to SLP649, SLP680, SLP681, SLP685, SLP686: nothing was run. SLP683, SLP684, SLP688: what came of it.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var (there, folder, name) = await SpecAsync(cancellation);
        var command = JobCommand.Of(there, name, request.Model);
        if (request.Cache.Count > 0)
            command = command with { Words = [.. command.Words, "--cache", string.Join(',', request.Cache)] };
        _say(
            $"job {there.Name} of {there.Commit.Sha ?? "no commit"} ({there.Host.System}, {there.Host.Platform}): ./build.sh {string.Join(' ', command.Words)}"
        );
        var planned = await RunAsync(command, "plan", ["--dry-run"], cancellation);
        if (planned is not { ExitCode: 0, Spec: { } plan })
            throw new SlipwayException(JobProblems.RunFailed(planned.Line, planned.ExitCode));
        SayGaps(there, plan, command);
        SayKeys(there, plan);
        if (request.PlanOnly)
            return;
        var made = await RunAsync(command, "run", [], cancellation);
        // A job whose test failed here has an image all the same, and its digest is what was asked for.
        if (made.Spec?.Result is not null)
            Compare(there, folder, name, made.Spec);
        if (made.ExitCode != 0 || made.Spec?.Result is null)
            throw new SlipwayException(JobProblems.RunFailed(made.Line, made.ExitCode));
    }

    private async Task<(JobSpec Spec, string Folder, string Name)> SpecAsync(CancellationToken cancellation)
    {
        var file = new JobSpecFile(request.Root);
        switch (request)
        {
            case { Spec: { } path, Run: null, Job: null }:
                var (spec, folder) = file.Read(path);
                return (spec, folder, path);
            case { Spec: null, Run: { } run, Job: { } job }:
                var fetched = Empty("job");
                Directory.CreateDirectory(fetched);
                await request.Fetch(run, job, fetched, cancellation);
                return (file.Read(fetched).Spec, fetched, $"job {job} of run {run}");
            default:
                string?[] given = [request.Spec is null ? null : "--spec", request.Run is null ? null : "--run", request.Job is null ? null : "--job"];
                throw new SlipwayException(JobProblems.WhichJob(string.Join(" and ", given.OfType<string>().DefaultIfEmpty("no job"))));
        }
    }

    /// <summary>A folder of an earlier replay is emptied; the others stay, since one of them may be what is replayed.</summary>
    private string Empty(string name)
    {
        var folder = Path.Combine(_scratch, name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return folder;
    }

    /// <summary>Runs the build as a person would type it: what a job may say, a person may, and no more.</summary>
    private async Task<(JobSpec? Spec, string Line, int ExitCode)> RunAsync(
        JobCommand job,
        string name,
        IReadOnlyList<string> also,
        CancellationToken cancellation
    )
    {
        var folder = Empty(name);
        var command = new Command(request.Program[0], [.. request.Program.Skip(1), .. job.Words, .. also, "--job-folder", folder, "--no-logo"])
        {
            WorkingDirectory = request.Root,
            Environment = ReplayVariables.Changes(Environment.GetEnvironmentVariables(), request),
        };
        var exitCode = await ProcessRunner.RunAttachedAsync(command, cancellation);
        return (new JobFolder(folder).Read(), $"./build.sh {string.Join(' ', [.. job.Words, .. also])}", exitCode);
    }

    private void SayGaps(JobSpec there, JobSpec here, JobCommand command)
    {
        List<JobGap> gaps =
        [
            .. JobGaps.Between(there, here, x => Environment.GetEnvironmentVariable(x) is { Length: > 0 }),
            .. command.LeftOut,
            .. ReplayVariables.OnlyHere(there, request.Origins),
        ];
        _say(gaps.Count == 0 ? "inputs: all as they were there" : "inputs that are not as they were there:");
        foreach (var gap in gaps)
            _say($"  {gap.Kind, -12} {gap.Text}");
    }

    private void SayKeys(JobSpec there, JobSpec here)
    {
        var known = there.Layers.Select(x => (x.Id(), x.Key)).ToHashSet();
        List<string> others = [.. here.Layers.Where(x => !known.Contains((x.Id(), x.Key))).Select(x => x.Id())];
        _say(
            others.Count == 0
                ? $"keys: all {here.Layers.Count} layers have the keys that they had there"
                : $"keys: {others.Count} of {here.Layers.Count} layers have others than there: {string.Join(", ", others)}"
        );
    }

    private void Compare(JobSpec there, string folder, string name, JobSpec here)
    {
        if (there.Result is null)
            throw new SlipwayException(JobProblems.NoResult(name, here.Result!.Index));
        if (JobComparison.First(there, here) is not { } difference)
        {
            _say($"same index {here.Result!.Index}, {here.Layers.Count} layers");
            return;
        }
        var explained = new DifferenceExplaining(request.Root, home, new JobFolder(folder), new JobFolder(Path.Combine(_scratch, "run"))).Of(
            difference,
            there,
            here
        );
        throw new SlipwayException(JobProblems.Different(explained.Text, explained.Fix));
    }
}
