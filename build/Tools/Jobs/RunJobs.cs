using System.Globalization;
using Slipway.Core.Diagnostics;
using Slipway.Core.Jobs;
using Slipway.Tools.GitHub;

namespace Slipway.Tools.Jobs;

/// <summary>Brings the records of jobs that ran on GitHub: the artifacts that their last step kept.</summary>
/// <param name="root">Folder in the checkout.</param>
/// <param name="variable">Reads a variable of the environment.</param>
/// <param name="options">How GitHub is asked.</param>
public sealed class RunJobs(string root, Func<string, string?> variable, GitHubOptions options)
{
    /// <summary>Brings what a job left into a folder.</summary>
    /// <param name="run">Id of the run.</param>
    /// <param name="job">Name of the job, such as <c>minimal-onnx-cpu.arm64</c>.</param>
    /// <param name="folder">An empty folder.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP682: no id of a run; SLP638 to SLP641: no such run, job or record of it; SLP630 to SLP637: what GitHub says.</exception>
    public async Task FetchAsync(string run, string job, string folder, CancellationToken cancellation)
    {
        if (!long.TryParse(run, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            throw new SlipwayException(RunProblems.NoNumber(run));
        using var api = new GitHubApi(await GitHubFacts.ReadAsync(root, variable, cancellation), options, cancellation);
        var artifact = await new RunArtifacts(api).FetchAsync(id, $"{JobSpec.ArtifactPrefix}{job}", folder);
        foreach (var entry in new DirectoryInfo(artifact).GetFileSystemInfos())
        {
            if (entry is DirectoryInfo inner)
                inner.MoveTo(Path.Combine(folder, inner.Name));
            else
                ((FileInfo)entry).MoveTo(Path.Combine(folder, entry.Name));
        }
    }
}
