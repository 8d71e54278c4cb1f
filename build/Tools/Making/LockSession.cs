using Slipway.Core.Diagnostics;
using Slipway.Tools.PythonIndex;
using Slipway.Tools.Uv;

namespace Slipway.Tools.Making;

/// <summary>Resolves locks, as often as asked, with one uv and one view of the indexes; writes none.</summary>
internal sealed class LockSession : IDisposable
{
    private readonly UvCache _cache;
    private readonly LockMakers _makers;

    private LockSession(LockFolder folder, SlipwayHome home, IndexOptions options, LockOrder order, UvProgram uv)
    {
        Drafts = [.. order.Jobs.Select(job => LockDraft.Read(folder, job))];
        LockBumps.Check(order.Bumps, Drafts);
        _cache = new UvCache(home);
        _makers = new LockMakers(folder, home, options, order, uv, _cache.Folder);
    }

    /// <summary>What is there of the locks.</summary>
    public IReadOnlyList<LockDraft> Drafts { get; }

    /// <summary>Begins.</summary>
    /// <exception cref="SlipwayException">SLP213 to SLP219, SLP273, SLP274, SLP430 to SLP432.</exception>
    public static async Task<LockSession> OpenAsync(
        LockFolder folder,
        SlipwayHome home,
        IndexOptions options,
        LockOrder order,
        CancellationToken cancellation
    ) => new(folder, home, options, order, await UvProgram.FindAsync(cancellation));

    /// <summary>Resolves some locks, several at a time.</summary>
    /// <param name="wanted">The locks, each with what is wanted of it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">What is wrong with any of them.</exception>
    public async Task<IReadOnlyList<MadeLock>> MakeAsync(IReadOnlyList<(LockDraft Draft, LockOrder Order)> wanted, CancellationToken cancellation)
    {
        var made = new MadeLock[wanted.Count];
        var failed = new IReadOnlyList<Problem>?[wanted.Count];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(2, Environment.ProcessorCount), CancellationToken = cancellation };
        await Parallel.ForAsync(
            0,
            wanted.Count,
            limits,
            async (i, stop) =>
            {
                try
                {
                    made[i] = await _makers.For(wanted[i].Draft.Job.Name.Device).MakeAsync(wanted[i].Draft, wanted[i].Order, stop);
                }
                catch (SlipwayException e)
                {
                    failed[i] = e.Problems;
                }
            }
        );
        // Targets often fail for one reason: it is said once.
        var problems = failed.SelectMany(each => each ?? []).DistinctBy(problem => problem.Number + problem.Found).ToList();
        return problems.Count > 0 ? throw new SlipwayException(problems) : made;
    }

    public void Dispose()
    {
        _makers.Dispose();
        _cache.Dispose();
    }
}
