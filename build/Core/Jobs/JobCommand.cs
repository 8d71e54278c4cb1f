using Slipway.Core.Commands;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Jobs;

/// <summary>The command line that does here what a job did.</summary>
/// <param name="Words">Targets and options.</param>
/// <param name="LeftOut">What of the job is not done again, each with the reason.</param>
public sealed record JobCommand(IReadOnlyList<string> Words, IReadOnlyList<JobGap> LeftOut)
{
    /// <summary>Targets that a replay runs; what pushes or only looks is not among them.</summary>
    public static IReadOnlyList<string> Targets { get; } = ["BuildBase", "Wheelhouse", "BackendBuild", "Runtime", "Check", "Dev"];

    private static readonly string[] s_images = ["Runtime", "Check", "Dev"];

    /// <summary>The command of a job.</summary>
    /// <param name="spec">The job's record.</param>
    /// <param name="path">Its file, for messages.</param>
    /// <param name="model">What exists.</param>
    /// <exception cref="SlipwayException">SLP648, SLP680, SLP685, SLP686: all that this version does not know.</exception>
    public static JobCommand Of(JobSpec spec, string path, CommandModel model)
    {
        List<Problem> problems =
        [
            .. spec.Targets.Where(x => !model.IsTarget(x)).Select(x => JobProblems.UnknownTarget(path, x, Targets, Closest.To(x, model.Targets))),
            .. spec
                .Options.Where(x => model.Options.All(y => Spelling.Dashed(y.Name) != x.Name))
                .Select(x => JobProblems.UnknownOption(path, x.Name, Closest.To(x.Name, model.Options.Select(y => Spelling.Dashed(y.Name))))),
            // On a command line such a value would be an option of its own, which nobody gave.
            .. spec
                .Options.Where(x => x.Value.Split(',').Any(y => y.StartsWith('-')))
                .Select(x => JobProblems.Damaged(path, $"the value of --{x.Name} begins as an option does")),
        ];
        var targets = Targets.Where(x => spec.Targets.Any(y => Spelling.Same(x, y))).ToList();
        if (problems.Count == 0 && !targets.Any(s_images.Contains))
            problems.Add(JobProblems.NothingToReplay(path, spec.Targets, s_images));
        if (problems.Count > 0)
            throw new SlipwayException(problems);
        var left = spec
            .Targets.Where(x => !targets.Any(y => Spelling.Same(x, y)))
            .Select(x => new JobGap("target", $"{x} is left out: it makes no image, and a replay never pushes"))
            .ToList();
        foreach (var option in spec.Options)
            Add(option, targets, left);
        return new JobCommand(targets, left);
    }

    private static void Add(JobOption option, List<string> words, List<JobGap> left)
    {
        // A test that the job left out is no more wanted here.
        if (!JobOptions.Replayed.Contains(option.Name, StringComparer.Ordinal) && option is not { Name: "smoke", Value: "off" })
        {
            left.Add(new JobGap("option", $"--{option.Name} is left out: {JobOptions.LeftOut.GetValueOrDefault(option.Name, "it says nothing of the image")}"));
            return;
        }
        if (JobPaths.IsElsewhere(option.Value))
            left.Add(new JobGap("option", $"--{option.Name} {option.Value} is left out: only the job's machine has it"));
        else
            words.AddRange([$"--{option.Name}", option.Value]);
    }
}
