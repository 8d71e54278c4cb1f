using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Jobs;
using Slipway.Core.Planning;
using Slipway.Tools.Records;
using Slipway.Tools.Service;
using Slipway.Tools.Store;

namespace Slipway.Tools.Jobs;

/// <summary>Finds out why a layer differs: by its key's fields where keys differ, by its entries where they do not.</summary>
/// <param name="root">Root of the repository.</param>
/// <param name="home">The user's folders.</param>
/// <param name="there">What the job left.</param>
/// <param name="here">What the run here left.</param>
internal sealed class DifferenceExplaining(string root, SlipwayHome home, JobFolder there, JobFolder here)
{
    private const int Shown = 10;

    /// <summary>The difference and its reason, and what to do.</summary>
    public (string Text, string Fix) Of(JobDifference difference, JobSpec job, JobSpec run)
    {
        var reasons = difference switch
        {
            { Kind: JobDifferenceKind.Key, There: { } was, Here: { } now } => Keys(was, now, job, run),
            { Kind: JobDifferenceKind.Content, There: { } was, Here: { } now } => [Content(was, now)],
            { Kind: JobDifferenceKind.Packing } =>
            [
                $"the packer is zstd {job.Tools.GetValueOrDefault("zstd")} there and zstd {run.Tools.GetValueOrDefault("zstd")} here",
            ],
            { Kind: JobDifferenceKind.Config } => ["what the container starts with is told by slipway.json"],
            { Kind: JobDifferenceKind.Index } => [$"{Commit(job.Commit)} there, {Commit(run.Commit)} here"],
            _ => Files(job, run),
        };
        return (string.Join("\n         ", reasons.Prepend(JobDifferenceText.Of(difference)).Select(x => Printable.Of(x, 1000))), Fix(difference, job, run));
    }

    private IReadOnlyList<string> Keys(JobLayer was, JobLayer now, JobSpec job, JobSpec run)
    {
        if ((there.KeyText(was.Key) ?? KnownHere(was)) is { } old && here.KeyText(now.Key) is { } present)
        {
            var fields = JobDifferenceText.Fields(now, old, present, new Checkout(root).Settings().Service);
            return [.. fields.Take(Shown), .. fields.Count > Shown ? [$"and {fields.Count - Shown} fields more"] : Array.Empty<string>()];
        }
        return ["the text of the job's key is not here (its folder keys/), so its fields cannot be told apart", .. Files(job, run)];
    }

    /// <summary>A key that a build of this checkout had.</summary>
    private string? KnownHere(JobLayer layer) =>
        Enum.TryParse<LayerMaker>(layer.Maker, out var maker)
            ? new RecordFiles(home, root).Keys.Known(maker, layer.Name).Select(x => x.Text).FirstOrDefault(x => Key.OfText(x).Hex == layer.Key)
            : null;

    private static List<string> Files(JobSpec job, JobSpec run) =>
        JobGaps.Between(job, run, _ => true).Where(x => x.Kind == "file").Select(x => x.Text).Take(Shown).ToList() is { Count: > 0 } files
            ? files
            : ["no file that was read there differs here"];

    private string Content(JobLayer was, JobLayer now)
    {
        var store = new ContentStore(home.Store);
        if (!Digest.TryParse(was.Digest, out var old) || !Digest.TryParse(now.Digest, out var present))
            return "one of both has no digest that can be read";
        if (!store.Has(old))
            return "the job's bytes are not in the store here, so its entries cannot be listed; with --cache of the job's registry they may be pulled";
        if (!store.Has(present))
            return "the bytes made here are gone from the store, so its entries cannot be listed";
        return LayerDifference.First(List(store, old), List(store, present)) is { } entry
            ? $"first entry that differs: {entry}"
            : "all entries are the same: only the order or the form of the archive differs";
    }

    private static IEnumerable<ListedEntry> List(ContentStore store, Digest digest)
    {
        var head = new byte[4];
        int read;
        using (var file = store.Open(digest))
            read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        // A layer's form is no part of a job's record, and its first bytes tell it.
        var form = read == head.Length && head is [0x28, 0xb5, 0x2f, 0xfd] ? LayerFormat.Zstd : LayerFormat.Gzip;
        return LayerReader.List(store, new PackedLayer(digest, digest, 0, 0, 0, form, ""));
    }

    private static string Commit(JobCommit commit) => $"{commit.Sha ?? "no commit"}{(commit.Sha is not null && !commit.IsClean ? " with changed files" : "")}";

    private static string Fix(JobDifference difference, JobSpec job, JobSpec run)
    {
        if (difference.Kind == JobDifferenceKind.Content)
            return "the same inputs gave other bytes: report it with both job.json";
        return JobGaps.Matching(job.Commit, run.Commit) is { } commands
            ? $"match the commit and run it again: {commands}"
            : "match the inputs that are named above, and run it again";
    }
}
