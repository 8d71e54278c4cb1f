namespace Slipway.Core.Commands;

/// <summary>The options that the program that runs targets has itself, whatever the build declares.</summary>
public static class RunnerOptions
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<OptionModel> All { get; } =
    [
        OptionModel.Flag("Help"),
        OptionModel.Flag("Plan"),
        OptionModel.Flag("NoLogo"),
        OptionModel.Flag("Continue"),
        OptionModel.Flag("Strict"),
        OptionModel.Flag("ShellCompletion"),
        OptionModel.Text("Skip", Arity.Many) with
        {
            Separator = '+',
            NamesTargets = true,
        },
        OptionModel.Text("Target", Arity.Many) with
        {
            Separator = '+',
            NamesTargets = true,
        },
        OptionModel.Text("Root", Arity.Optional),
        OptionModel.Text("Host", Arity.One),
        OptionModel.Choice("Verbosity", Arity.One, ["Verbose", "Normal", "Minimal", "Quiet"]),
        OptionModel.Text("Profile", Arity.Many),
        OptionModel.Text("Partition", Arity.One),
        OptionModel.Text("GenerateConfiguration", Arity.One),
    ];
}
