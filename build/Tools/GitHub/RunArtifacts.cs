using System.Net;
using Octokit;
using Slipway.Core.Diagnostics;
using Slipway.Tools.Http;

namespace Slipway.Tools.GitHub;

/// <summary>What runs of a workflow left: lists it, and brings one artifact.</summary>
/// <param name="api">The repository.</param>
public sealed class RunArtifacts(GitHubApi api)
{
    private static readonly ListArtifactsResponse s_missing = new();

    /// <summary>Names of the artifacts of a run, in the order of GitHub's list.</summary>
    /// <param name="runId">The run.</param>
    /// <exception cref="SlipwayException">SLP638: there is no such run. SLP631, SLP632, SLP634 to SLP637.</exception>
    public async Task<IReadOnlyList<RunArtifact>> ListAsync(long runId)
    {
        var all = new List<RunArtifact>();
        for (var page = 1; ; page++)
        {
            var asked = new ListArtifactsRequest { Page = page, PerPage = GitHubApi.Page };
            var answer = await api.AskAsync($"artifacts of run {runId}", WorkflowRuns.Permission, (client, _) => PageAsync(client, runId, asked));
            if (ReferenceEquals(answer, s_missing))
                throw new SlipwayException(await new WorkflowRuns(api).MissingAsync(runId));
            all.AddRange(answer.Artifacts.Select(x => new RunArtifact(x.Id, x.Name, x.SizeInBytes, x.Expired)));
            if (all.Count >= answer.TotalCount || answer.Artifacts.Count == 0)
                return all;
        }
    }

    /// <summary>Downloads an artifact and unpacks it into a folder of its name; what was in that folder goes.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="artifact">The artifact's name; of several of one name the newest is taken.</param>
    /// <param name="folder">The folder that the artifact's own is made in.</param>
    /// <returns>Path of the artifact's folder.</returns>
    /// <exception cref="SlipwayException">SLP638 to SLP641; SLP631, SLP632, SLP634 to SLP637.</exception>
    public async Task<string> FetchAsync(long runId, string artifact, string folder)
    {
        var all = await ListAsync(runId);
        var found =
            all.Where(x => x.Name == artifact).MaxBy(x => x.Id)
            ?? throw new SlipwayException(RunProblems.NoArtifact(runId, artifact, Closest.To(artifact, all.Select(x => x.Name)), [.. all.Select(x => x.Name)]));
        if (found.IsExpired)
            throw new SlipwayException(RunProblems.Expired(runId, artifact));
        if (artifact is "." or ".." || artifact.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0 || artifact.Contains('\\', StringComparison.Ordinal))
            throw new SlipwayException(RunProblems.BadArchive(artifact, "its name is none of a folder"));
        Directory.CreateDirectory(folder);
        var archive = Path.Combine(folder, $".{Guid.NewGuid():n}.zip");
        try
        {
            await api.AskAsync(
                $"artifact {artifact} of run {runId}",
                WorkflowRuns.Permission,
                (client, _) => DownloadAsync(client, found, archive),
                status => status == HttpStatusCode.Gone ? RunProblems.Expired(runId, artifact) : null
            );
            var target = Path.Combine(folder, artifact);
            ArtifactArchive.Unpack(archive, artifact, target, api.Options.MostUnpacked);
            return target;
        }
        finally
        {
            File.Delete(archive);
        }
    }

    private async Task<ListArtifactsResponse> PageAsync(IGitHubClient client, long run, ListArtifactsRequest asked)
    {
        try
        {
            return await client.Actions.Artifacts.ListWorkflowArtifacts(api.Repository.Owner, api.Repository.Name, run, asked);
        }
        catch (NotFoundException)
        {
            return s_missing;
        }
    }

    private async Task<long> DownloadAsync(IGitHubClient client, RunArtifact artifact, string path)
    {
        await using var input =
            await client.Actions.Artifacts.DownloadArtifact(api.Repository.Owner, api.Repository.Name, artifact.Id, "zip")
            ?? throw new SlipwayException(RunProblems.BadArchive(artifact.Name, "what came is no zip archive"));
        await using var output = File.Create(path);
        using var watch = new StallWatch(api.Options.StallTimeout, api.Cancellation);
        var piece = new byte[1 << 16];
        int read;
        while ((read = await input.ReadAsync(piece, watch.Token)) > 0)
        {
            watch.Moved();
            if (output.Length + read > api.Options.MostPacked)
                throw new SlipwayException(RunProblems.BadArchive(artifact.Name, $"it is larger than {api.Options.MostPacked} bytes"));
            await output.WriteAsync(piece.AsMemory(0, read), watch.Token);
        }
        return output.Length;
    }
}

/// <summary>An artifact of a run.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its size, as GitHub says it.</param>
/// <param name="IsExpired">Whether it is no longer kept.</param>
public sealed record RunArtifact(long Id, string Name, long Bytes, bool IsExpired);
