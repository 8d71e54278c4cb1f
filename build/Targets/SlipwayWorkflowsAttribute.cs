using Nuke.Common.CI;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Utilities;
using Slipway.Core.Workflows;
using Slipway.Tools.GitHub;

namespace Slipway.Targets;

/// <summary>
/// Lets NUKE's own <c>--generate-configuration GitHubActions_slipway --host GitHubActions</c> write the workflows that the target Workflows writes. NUKE's generator of one file an
/// attribute is replaced: there are several files, and they carry our heading, by which drift is found.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SlipwayWorkflowsAttribute : ConfigurationAttributeBase, IConfigurationGenerator
{
    /// <summary>Files are written when asked for, never as a side effect of a start.</summary>
    public SlipwayWorkflowsAttribute() => AutoGenerate = false;

    /// <inheritdoc />
    public override string IdPostfix => "slipway";

    /// <inheritdoc />
    public override Type HostType => typeof(GitHubActions);

    /// <inheritdoc />
    public override AbsolutePath ConfigurationFile => Build.RootDirectory / Wanted[0].Path;

    /// <inheritdoc />
    public override IEnumerable<AbsolutePath> GeneratedFiles => Wanted.Select(x => Build.RootDirectory / x.Path);

    /// <inheritdoc />
    public override IEnumerable<string> RelevantTargetNames => [];

    /// <inheritdoc />
    public override IEnumerable<string> IrrelevantTargetNames => [];

    private IReadOnlyList<Workflow> Wanted => new WorkflowFiles(Build.RootDirectory).Wanted();

    /// <inheritdoc />
    public override CustomFileWriter CreateWriter(StreamWriter streamWriter) => new(streamWriter, 2, "#");

    /// <inheritdoc />
    public override ConfigurationEntity GetConfiguration(IReadOnlyCollection<ExecutableTarget> relevantTargets) => new Text(Wanted[0]);

    void IConfigurationGenerator.Generate(IReadOnlyCollection<ExecutableTarget> executableTargets) => new WorkflowFiles(Build.RootDirectory).Write();

    private sealed class Text(Workflow workflow) : ConfigurationEntity
    {
        public override void Write(CustomFileWriter writer)
        {
            foreach (var line in WorkflowText.Render(workflow).TrimEnd('\n').Split('\n'))
                writer.WriteLine(line);
        }
    }
}
