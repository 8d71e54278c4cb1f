using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Tools.PythonIndex;
using Slipway.Tools.Uv;

namespace Slipway.Tools.Making;

/// <summary>Makes locks from package indexes: uv chooses versions, the indexes' pages give file, hash and size.</summary>
/// <param name="folder">Requirement files and locks.</param>
/// <param name="home">The user's folders.</param>
/// <param name="options">How indexes are talked to.</param>
/// <param name="layers">layers in slipway.json; null for nothing.</param>
public sealed class IndexLocking(LockFolder folder, SlipwayHome home, IndexOptions options, LayerSettings? layers = null)
{
    /// <summary>Makes all locks, several at a time, and plans their layers; writes them when all are made.</summary>
    /// <param name="order">What to lock.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP165 to SLP167, SLP213 to SLP219, SLP260 to SLP275, SLP430 to SLP441.</exception>
    public async Task<IReadOnlyList<MadeLock>> MakeAsync(LockOrder order, CancellationToken cancellation)
    {
        var uv = await UvProgram.FindAsync(cancellation);
        var drafts = order.Jobs.Select(job => LockDraft.Read(folder, job)).ToList();
        LockBumps.Check(order.Bumps, drafts);
        using var cache = new UvCache(home);
        using var makers = new LockMakers(folder, home, options, order, uv, cache.Folder);
        var made = new MadeLock[drafts.Count];
        var failed = new IReadOnlyList<Problem>?[drafts.Count];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(2, Environment.ProcessorCount), CancellationToken = cancellation };
        await Parallel.ForAsync(
            0,
            drafts.Count,
            limits,
            async (i, stop) =>
            {
                try
                {
                    made[i] = await makers.For(drafts[i].Job.Name.Device).MakeAsync(drafts[i], stop);
                }
                catch (SlipwayException e)
                {
                    failed[i] = e.Problems;
                }
            }
        );
        // Targets often fail for one reason: it is said once.
        var problems = failed.SelectMany(each => each ?? []).DistinctBy(problem => problem.Number + problem.Found).ToList();
        if (problems.Count > 0)
            throw new SlipwayException(problems);
        var plans = new LayerPlanFiles(folder, layers, [.. made.Select(done => done.Now)]);
        List<Problem> replaced = [];
        var planned = made.Select(done => plans.Of(done.Job, done.Now, replaced)).ToList();
        foreach (var done in made.Where(done => done.IsWritten))
            folder.Write(done.Job.Path, LockWriter.Write(done.Now));
        return [.. made.Zip(planned, (done, layered) => done with { Layers = plans.Write(done.Job, layered) })];
    }
}
