using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Diff;
using Slipway.Core.Locks.Review;
using Slipway.Core.Progress;
using Slipway.Tools.PythonIndex;

namespace Slipway.Tools.Making;

/// <summary>The target Lock: chooses the locks, has them made by who can, and says what moved.</summary>
/// <param name="wish">What is asked for.</param>
/// <param name="home">The user's folders.</param>
/// <param name="say">Receives lines for the user.</param>
public sealed class LockWork(LockWish wish, SlipwayHome home, Action<string> say)
{
    /// <summary>Makes the locks and writes them.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">Whatever is wrong with wish, requirements, index or uv; nothing is written then.</exception>
    public async Task LockAsync(CancellationToken cancellation)
    {
        var selection = wish.Resolve();
        if (selection.Upstream.Kind == UpstreamKind.Debian)
        {
            await DebianAsync(selection, cancellation);
            return;
        }
        var folder = new LockFolder(wish.Root, wish.Folder);
        var jobs = wish.All ? folder.Jobs([selection.Upstream]) : LockJob.For(selection);
        if (jobs.Count == 0)
            throw new SlipwayException(NoLocks(folder, selection));
        var order = new LockOrder(jobs, device => wish.Indexes(selection.Upstream, device), wish.CutoffAt(DateTimeOffset.UtcNow), wish.Upgrade, wish.Bumps);
        foreach (var made in await new IndexLocking(folder, home, new IndexOptions { Say = say }).MakeAsync(order, cancellation))
            Say(folder, made);
    }

    private async Task DebianAsync(Selection selection, CancellationToken cancellation)
    {
        List<string> refused = [.. wish.Bumps.Select(bump => $"--bump {bump}"), .. wish.Cutoff is { } day ? [$"--cutoff {day}"] : Array.Empty<string>()];
        if (refused.Count > 0)
            throw new SlipwayException(LockingProblems.NotOnDebian(refused));
        var selections = wish.All ? Selections(selection) : [selection];
        if (selections.Count == 0)
            throw new SlipwayException(NoLocks(new LockFolder(wish.Root, wish.Folder), selection));
        var request = new BuildRequest(wish.Root, wish.Selection, new HashSet<string>(), false, Smoke.Off, null, null, null, false, null, null)
        {
            Requirements = wish.Folder,
        };
        using var bench = new Workbench(request, home, new LineFace(say));
        await bench.Locks.MakeAsync(selections, [], cancellation);
    }

    private static Problem NoLocks(LockFolder folder, Selection selection) =>
        LockingProblems.NoLocks(folder.Shown($"{LockJob.Folder}/{selection.Upstream.Name}"), LockJob.For(selection)[0].Command);

    /// <summary>Every selection of the upstream that has a lock.</summary>
    private IReadOnlyList<Selection> Selections(Selection selection) =>
        [
            .. new LockFolder(wish.Root, wish.Folder)
                .Jobs([selection.Upstream])
                .GroupBy(job => job.Name with { Architecture = "" })
                .Select(group =>
                    selection with
                    {
                        Mode = Enum.Parse<Mode>(group.Key.Mode, ignoreCase: true),
                        Backend = Enum.Parse<Backend>(group.Key.Backend!, ignoreCase: true),
                        Platforms = [.. Platform.All.Where(platform => group.Any(job => job.Name.Architecture == platform.Architecture))],
                    }
                ),
        ];

    private void Say(LockFolder folder, MadeLock made)
    {
        var path = folder.Shown(made.Job.Path);
        if (!made.IsWritten)
        {
            say($"{path}: {made.Now.Packages.Count} packages, nothing moved; left as it is");
            return;
        }
        say($"{path}: {made.Now.Packages.Count} packages, {made.Now.Head.Resolver}");
        foreach (var line in LockDiffText.Lines(LockDiff.Of(made.Before, made.Now)))
            say($"  {line}");
        foreach (var warning in made.Warnings.Concat(LockReview.Of(made.Now, made.Before, made.Releases, DateTimeOffset.UtcNow)))
            say($"  {warning.ToString().ReplaceLineEndings("\n  ")}");
    }
}
