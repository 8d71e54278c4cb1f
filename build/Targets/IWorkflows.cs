using Nuke.Common;
using Slipway.Tools.GitHub;

namespace Slipway.Targets;

/// <summary>Writes the workflows of GitHub Actions that slipway.json asks for.</summary>
public interface IWorkflows : INukeBuild
{
    /// <summary>Writes the workflows of GitHub Actions that slipway.json asks for.</summary>
    Target Workflows =>
        d => d.Description("Writes the workflows of GitHub Actions that slipway.json asks for").Executes(() => Step.Run(this, WriteWorkflowsAsync));

    private Task WriteWorkflowsAsync(CancellationToken cancellation)
    {
        var written = new WorkflowFiles(RootDirectory).Write();
        Console.WriteLine(written.Count == 0 ? "the workflows are what slipway.json and pins.json say" : $"wrote {string.Join(", ", written)}");
        return Task.CompletedTask;
    }
}
