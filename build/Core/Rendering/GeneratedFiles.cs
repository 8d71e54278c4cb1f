using Slipway.Core.Diagnostics;

namespace Slipway.Core.Rendering;

/// <summary>Every generated file: what writes them and what verifies them loop over this one list.</summary>
public static class GeneratedFiles
{
    /// <summary>All of them, by path.</summary>
    public static IReadOnlyList<GeneratedFile> All { get; } =
    [
        new("docs/messages.md", MessagesPage.Render),
        new("docs/modes.md", ModesPage.Render),
        new("docs/slipway.schema.json", SettingsSchema.Render),
        new(BuildsSchema.Path, BuildsSchema.Render),
        new(JobSchema.Path, JobSchema.Render),
        new(ManylinuxDockerfile.Path, ManylinuxDockerfile.Render),
        new(DevContainer.Path, DevContainer.Render),
        new(DevContainerFeature.Description, _ => DevContainerFeature.DescriptionText),
        new(DevContainerFeature.Script, _ => DevContainerFeature.ScriptText),
        new("build/Core/Layering/shipped-history.txt", ShippedHistory.Render),
    ];

    /// <summary>One problem for each file that is not what its sources say.</summary>
    /// <param name="root">Root of the repository.</param>
    /// <param name="also">Files that are made from the compiled build, which is not known here.</param>
    public static IReadOnlyList<Problem> Verify(string root, params IReadOnlyList<GeneratedFile> also) =>
        [.. All.Concat(also).Where(file => file.IsStale(root)).Select(file => DriftProblems.StaleFile(file.Path, GeneratedFile.Mend))];

    /// <summary>Writes the files that are stale.</summary>
    /// <param name="root">Root of the repository.</param>
    /// <param name="also">Files that are made from the compiled build, which is not known here.</param>
    /// <returns>The paths of those written.</returns>
    public static IReadOnlyList<string> Write(string root, params IReadOnlyList<GeneratedFile> also)
    {
        var stale = All.Concat(also).Where(file => file.IsStale(root)).ToList();
        stale.ForEach(file => file.Write(root));
        return [.. stale.Select(file => file.Path)];
    }
}
