using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Budget;
using Slipway.Core.Locks.Diff;
using Slipway.Tools.Making;

namespace Slipway.Tools.WhatIf;

/// <summary>Locks that were upgraded within a budget; none is written yet.</summary>
/// <param name="Made">The locks.</param>
/// <param name="Choice">What was taken and left.</param>
internal sealed record BudgetedLocks(IReadOnlyList<MadeLock> Made, UpgradeChoice Choice);

/// <summary>
/// Takes of a full upgrade what is worth most within a budget. The resolver says what must move together: each package is asked for by itself, and what it moves is one upgrade.
/// </summary>
/// <param name="session">Resolves.</param>
/// <param name="order">The locks, with nothing asked for.</param>
/// <param name="plans">Plans of layers.</param>
/// <param name="moving">Says what locks would move.</param>
/// <param name="upstream">The upstream.</param>
internal sealed class BudgetedUpgrade(LockSession session, LockOrder order, LayerPlanFiles plans, LockMoving moving, Upstream upstream)
{
    /// <summary>Chooses.</summary>
    /// <exception cref="SlipwayException">Whatever Lock says of requirements, indexes and uv.</exception>
    public async Task<BudgetedLocks> ChooseAsync(ByteBudget budget, bool withBytecode, CancellationToken cancellation)
    {
        var kept = await session.MakeAsync([.. session.Drafts.Select(draft => (draft, order))], cancellation);
        var newest = await session.MakeAsync([.. session.Drafts.Select(draft => (draft, order with { Upgrade = true }))], cancellation);
        var units = await UnitsAsync(kept, newest, cancellation);
        var today = kept.ToDictionary(x => x.Job, x => x.Before ?? x.Now);
        var sizes = await moving.SizesAsync(today, upstream, cancellation);
        List<Problem> notes = [];
        var images = today.ToDictionary(
            x => x.Key.Path,
            x => new MovedBytes([.. plans.Of(x.Key, x.Value, notes).Groups.Select(y => y.Wheels)], y => sizes.Of(y, withBytecode)),
            StringComparer.Ordinal
        );
        var required = kept.ToDictionary(x => x.Job.Path, x => Moves(x.Before ?? x.Now, x, null), StringComparer.Ordinal);
        for (var limit = budget.Bytes; ; )
        {
            var choice = UpgradeChoice.Of(units, images, required, limit);
            if (choice.Taken.Count == 0)
                return new BudgetedLocks(kept, choice);
            var made = await TakeAsync(choice, cancellation);
            var moved = (await moving.OfAsync(made, upstream, cancellation)).Values.Select(x => x.Pull).DefaultIfEmpty().Max();
            if (moved <= budget.Bytes)
                return new BudgetedLocks(made, choice with { Bytes = moved });
            // Together they moved more than one by one, or a manifest more than fits: the last one gives way.
            limit = choice.Bytes - 1;
        }
    }

    private Task<IReadOnlyList<MadeLock>> TakeAsync(UpgradeChoice choice, CancellationToken cancellation)
    {
        return session.MakeAsync([.. session.Drafts.Select(draft => (draft, order with { Bumps = Bumps(draft) }))], cancellation);

        List<string> Bumps(LockDraft draft) =>
            [
                .. choice
                    .Taken.SelectMany(x => x.Unit.Moves.GetValueOrDefault(draft.Job.Path) ?? [])
                    .Where(x => x is { Old: not null, New: not null })
                    .DistinctBy(x => x.Name)
                    .Select(x => $"{x.Name}=={x.New}"),
            ];
    }

    private async Task<IReadOnlyList<UpgradeUnit>> UnitsAsync(IReadOnlyList<MadeLock> kept, IReadOnlyList<MadeLock> newest, CancellationToken cancellation)
    {
        var asked = (
            from i in Enumerable.Range(0, kept.Count)
            from change in LockDiff.Of(kept[i].Now, newest[i].Now).Of(LockChangeKind.Upgraded)
            select (Index: i, change.Name, Version: change.NewVersion!)
        ).ToList();
        var made = await session.MakeAsync(
            [.. asked.Select(x => (session.Drafts[x.Index] with { Before = kept[x.Index].Now }, order with { Bumps = [$"{x.Name}=={x.Version}"] }))],
            cancellation
        );
        return
        [
            .. asked
                .Zip(made, (x, lockMade) => (x.Name, x.Version, Path: lockMade.Job.Path, Moves: Moves(kept[x.Index].Now, lockMade, kept[x.Index])))
                .GroupBy(x => x.Name, StringComparer.Ordinal)
                .Select(x => (x.Key, x.First().Version, Moves: x.ToDictionary(y => y.Path, y => y.Moves, StringComparer.Ordinal)))
                // Two packages that move each other are one upgrade.
                .GroupBy(x => string.Join('\n', x.Moves.SelectMany(y => y.Value.Select(z => $"{y.Key} {z.Name} {z.New}")).Order(StringComparer.Ordinal)))
                .Select(x => new UpgradeUnit(x.ToDictionary(y => y.Key, y => y.Version, StringComparer.Ordinal), x.First().Moves)),
        ];
    }

    /// <summary>What moves from one lock to another, with what that is worth where both are known to the indexes.</summary>
    private static IReadOnlyList<UpgradeMove> Moves(LockFile old, MadeLock now, MadeLock? before) =>
        [
            .. LockDiff
                .Of(old, now.Now)
                .Changes.Where(x => x.Kind is not (LockChangeKind.Parents or LockChangeKind.Size))
                .Select(x => new UpgradeMove(
                    x.Name,
                    x.OldVersion,
                    x.NewVersion,
                    now.Now.Find(x.Name),
                    x.Kind == LockChangeKind.Upgraded && before is not null
                        ? Lag.Between(before.Releases.GetValueOrDefault(x.Name), now.Releases.GetValueOrDefault(x.Name), x.IsRoot)
                        : Lag.None
                )),
        ];
}
