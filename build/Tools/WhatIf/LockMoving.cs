using Slipway.Core.Catalog;
using Slipway.Core.Locks;
using Slipway.Core.WhatIf;
using Slipway.Tools.Making;
using Slipway.Tools.Store;

namespace Slipway.Tools.WhatIf;

/// <summary>What locks that are about to be written would move, image by image. Asks no registry.</summary>
/// <param name="wish">What somebody who calls Lock asks for.</param>
/// <param name="home">The user's folders.</param>
internal sealed class LockMoving(LockWish wish, SlipwayHome home)
{
    private readonly BuildRequest _request = new(wish.Root, wish.Selection, new HashSet<string>(), true, Smoke.Off, null, null, null, false, null, null)
    {
        Requirements = wish.Folder,
        PlanOnly = true,
        IsCompared = true,
        Cache = [CacheChoice.None],
    };

    /// <summary>The images of locks that are there already, by the path of their lock.</summary>
    /// <param name="made">The locks.</param>
    /// <param name="upstream">Their upstream.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyDictionary<string, ImageMovesReport>> OfAsync(IReadOnlyList<MadeLock> made, Upstream upstream, CancellationToken cancellation)
    {
        var changed = made.Where(x => x is { IsWritten: true, Before: not null }).ToList();
        var jobs = changed.ConvertAll(x => x.Job);
        var states = new WhatIfCase(
            _request with
            {
                Instead = Texts(changed, x => x.Before!),
            },
            _request with
            {
                Instead = Texts(changed, x => x.Now),
            },
            jobs,
            jobs,
            [],
            []
        );
        var moved = await new WhatIfExplaining(_request, home, _ => { }).CompareAsync(states, upstream, cancellation);
        var images = new WhatIfReporting(moved.Images, moved.Seconds).Images.ToDictionary(x => $"{x.Tag} {x.Platform}", StringComparer.Ordinal);
        return jobs.Select(x => (x.Path, Image: images.GetValueOrDefault($"{TagOf(x)} linux/{x.Name.Architecture}")))
            .Where(x => x.Image is not null)
            .ToDictionary(x => x.Path, x => x.Image!, StringComparer.Ordinal);
    }

    /// <summary>How the packages of locks were packed, as far as that is known here.</summary>
    /// <param name="locks">The locks.</param>
    /// <param name="upstream">Their upstream.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<PackedSizeForecast> SizesAsync(IReadOnlyDictionary<LockJob, LockFile> locks, Upstream upstream, CancellationToken cancellation)
    {
        var images = new List<ImageState>();
        var texts = locks.ToDictionary(x => x.Key.Path, x => LockWriter.Write(x.Value), StringComparer.Ordinal);
        foreach (var selection in LockedSelections.Of(upstream, locks.Keys))
        {
            using var bench = new Workbench(_request with { Instead = texts }, home, new Core.Progress.LineFace(_ => { }));
            images.AddRange((await SelectionState.ReadAsync(bench, selection, cancellation)).Images);
        }
        var sources = SourceShares.Of(new ContentStore(home.Store), images);
        return new PackedSizeForecast(images.Select(x => x with { Sources = sources }));
    }

    private static Dictionary<string, string> Texts(List<MadeLock> made, Func<MadeLock, LockFile> which) =>
        made.ToDictionary(x => x.Job.Path, x => LockWriter.Write(which(x)), StringComparer.Ordinal);

    private static string TagOf(LockJob job) => $"{job.Name.Mode}-{job.Name.Backend}-{job.Name.Device}";
}
