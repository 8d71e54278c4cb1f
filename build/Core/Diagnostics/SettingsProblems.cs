namespace Slipway.Core.Diagnostics;

/// <summary>SLP12x: settings files.</summary>
public static class SettingsProblems
{
    /// <summary>SLP120: a settings file does not have the form that it must have.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">Line, from 1.</param>
    /// <param name="column">Byte in that line, from 1.</param>
    /// <param name="reason">What is wrong.</param>
    public static Problem NotReadable(string path, long line, long column, string reason) =>
        new("SLP120", Family.Usage, $"{path}:{line}:{column}: {reason}", "the form of docs/settings.md", $"mend line {line} of {path}");

    /// <summary>SLP121: a file that a setting names does not exist.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="path">The file or folder that it names.</param>
    public static Problem NoSuchFile(string setting, string path) =>
        new(
            "SLP121",
            Family.Usage,
            $"{setting} names {path}, which does not exist",
            "a path relative to the repository",
            $"create {path} or mend the setting in slipway.json"
        );

    /// <summary>SLP122: a file changed between the plan and its use.</summary>
    /// <param name="path">The file.</param>
    public static Problem ChangedMeanwhile(string path) =>
        new(
            "SLP122",
            Family.Failed,
            $"{path} changed while the image was built",
            "sources that stand still from the plan until they are packed or compiled",
            "run the same command again"
        );
}
