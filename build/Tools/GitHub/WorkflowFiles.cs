using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Rendering;
using Slipway.Core.Workflows;
using Slipway.Tools.Service;

namespace Slipway.Tools.GitHub;

/// <summary>The workflow files of a repository: made of slipway.json and pins.json, and of nothing else.</summary>
/// <param name="root">Root of the repository.</param>
public sealed class WorkflowFiles(string root)
{
    /// <summary>The command that writes them.</summary>
    public const string Mend = "./build.sh Workflows";

    /// <summary>The workflows that the settings ask for.</summary>
    /// <exception cref="SlipwayException">What is wrong with slipway.json or pins.json; SLP620: pins.json lacks an action.</exception>
    public IReadOnlyList<Workflow> Wanted()
    {
        var settings = new Checkout(root).Settings().Workflows ?? new WorkflowSettings();
        var pins = BasePins.Read(File.ReadAllText(Path.Combine(root, BasePins.File)), BasePins.File).Actions ?? [];
        var missing = ActionPins.Names.Except(pins.Select(x => x.Action), StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            throw new SlipwayException(WorkflowProblems.NoPin(BasePins.File, missing));
        return [CiWorkflow.Of(settings, ActionPins.Of(pins)), NightlyWorkflow.Of(settings, ActionPins.Of(pins))];
    }

    /// <summary>Writes the files that are not what the settings ask for.</summary>
    /// <returns>The paths of those written.</returns>
    /// <exception cref="SlipwayException">SLP621: a file of that name is the user's own; and what <see cref="Wanted"/> says.</exception>
    public IReadOnlyList<string> Write()
    {
        var stale = Files().Where(x => x.IsStale(root)).ToList();
        var own = stale.Where(x => IsOwn(x.Path)).Select(x => WorkflowProblems.OwnFile(x.Path)).ToList();
        if (own.Count > 0)
            throw new SlipwayException(own);
        stale.ForEach(x => x.Write(root));
        return [.. stale.Select(x => x.Path)];
    }

    /// <summary>One problem for each file that is missing or was changed by hand, with the difference.</summary>
    /// <exception cref="SlipwayException">What <see cref="Wanted"/> says.</exception>
    public IReadOnlyList<Problem> Verify() =>
        [.. Files().Where(x => x.IsStale(root)).Select(x => WorkflowProblems.Drift(x.Path, TextDifference.Of(Text(x.Path), x.Render(root)), Mend))];

    private IEnumerable<GeneratedFile> Files() => Wanted().Select(x => new GeneratedFile(x.Path, _ => WorkflowText.Render(x)));

    private bool IsOwn(string path) => Text(path) is { Length: > 0 } text && !text.StartsWith(WorkflowText.Head, StringComparison.Ordinal);

    private string Text(string path) => File.Exists(Path.Combine(root, path)) ? File.ReadAllText(Path.Combine(root, path)) : "";
}
