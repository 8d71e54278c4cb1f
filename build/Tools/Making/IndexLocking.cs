using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Tools.PythonIndex;

namespace Slipway.Tools.Making;

/// <summary>Makes locks from package indexes: uv chooses versions, the indexes' pages give file, hash and size.</summary>
/// <param name="folder">Requirement files and locks.</param>
/// <param name="home">The user's folders.</param>
/// <param name="options">How indexes are talked to.</param>
/// <param name="layers">layers in slipway.json; null for nothing.</param>
public sealed class IndexLocking(LockFolder folder, SlipwayHome home, IndexOptions options, LayerSettings? layers = null)
{
    /// <summary>Makes all locks, and plans their layers; writes them when all are made.</summary>
    /// <param name="order">What to lock.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP165 to SLP167, SLP213 to SLP219, SLP260 to SLP275, SLP430 to SLP441.</exception>
    public async Task<IReadOnlyList<MadeLock>> MakeAsync(LockOrder order, CancellationToken cancellation) => Write(await ResolveAsync(order, cancellation));

    /// <summary>Resolves all locks, several at a time; writes none.</summary>
    /// <param name="order">What to lock.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">As <see cref="MakeAsync"/>.</exception>
    public async Task<IReadOnlyList<MadeLock>> ResolveAsync(LockOrder order, CancellationToken cancellation)
    {
        using var session = await OpenAsync(order, cancellation);
        return await session.MakeAsync([.. session.Drafts.Select(draft => (draft, order))], cancellation);
    }

    /// <summary>Writes locks with the plans of their layers.</summary>
    /// <param name="made">The locks.</param>
    /// <exception cref="SlipwayException">SLP165 to SLP167.</exception>
    public IReadOnlyList<MadeLock> Write(IReadOnlyList<MadeLock> made)
    {
        var plans = new LayerPlanFiles(folder, layers, [.. made.Select(done => done.Now)]);
        List<Problem> replaced = [];
        var planned = made.Select(done => plans.Of(done.Job, done.Now, replaced)).ToList();
        foreach (var done in made.Where(done => done.IsWritten))
            folder.Write(done.Job.Path, LockWriter.Write(done.Now));
        foreach (var done in made)
            folder.WriteBuilds(done.Job, done.Builds);
        return [.. made.Zip(planned, (done, layered) => done with { Layers = plans.Write(done.Job, layered) })];
    }

    /// <summary>Begins to resolve, as often as wanted.</summary>
    internal Task<LockSession> OpenAsync(LockOrder order, CancellationToken cancellation) => LockSession.OpenAsync(folder, home, options, order, cancellation);
}
