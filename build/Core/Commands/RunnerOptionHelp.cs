namespace Slipway.Core.Commands;

/// <summary>What the options of <see cref="RunnerOptions"/> do.</summary>
public static class RunnerOptionHelp
{
    private static readonly Dictionary<string, string> Descriptions = new(StringComparer.Ordinal)
    {
        ["Help"] = "Prints this text; after a target, what that target does and reads",
        ["Plan"] = "Shows the graph of targets as a page in the browser; runs nothing",
        ["NoLogo"] = "Leaves out the banner",
        ["Continue"] = "Goes on where the last run with the same targets and values failed",
        ["Strict"] = "Refuses targets whose order is not wholly determined",
        ["ShellCompletion"] = "For NUKE's own completion; this project's is in completions/",
        ["Skip"] = "Targets to leave out; without a value, all that run before the named one",
        ["Target"] = "Targets to run, like the words before the first option",
        ["Root"] = "The checkout to work on. Default is the one of build.sh",
        ["Host"] = "Whom the output is for, such as Terminal or GitHubActions. Default is found out",
        ["Verbosity"] = "How much is printed: Verbose, Normal, Minimal or Quiet. Default is Normal",
        ["Profile"] = "Reads .nuke/parameters.PROFILE.json, too; the last one counts most",
        ["Partition"] = "Which part of a divided target to run, such as 1/3",
        ["GenerateConfiguration"] = "For NUKE itself: writes the workflow file of that name",
    };

    /// <summary>All of them, without those that the build declares itself.</summary>
    /// <param name="model">What exists.</param>
    public static IEnumerable<OptionHelp> Of(CommandModel model) =>
        model
            .AllOptions.Where(option => Descriptions.ContainsKey(option.Name))
            .Select(option =>
                OptionHelp.Of(
                    option,
                    Descriptions[option.Name],
                    OptionGroup.Runner,
                    option.NamesTargets ? model.Targets
                        : option.Name == "Host" ? ["Terminal", "GitHubActions"]
                        : null
                ) with
                {
                    IsFolder = option.Name == "Root",
                }
            );
}
