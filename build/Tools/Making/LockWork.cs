using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Budget;
using Slipway.Core.Locks.Diff;
using Slipway.Core.Locks.Review;
using Slipway.Core.Progress;
using Slipway.Core.WhatIf;
using Slipway.Tools.PythonIndex;
using Slipway.Tools.WhatIf;

namespace Slipway.Tools.Making;

/// <summary>The target Lock: chooses the locks, has them made by who can, and says what moved.</summary>
/// <param name="wish">What is asked for.</param>
/// <param name="home">The user's folders.</param>
/// <param name="say">Receives lines for the user.</param>
public sealed class LockWork(LockWish wish, SlipwayHome home, Action<string> say)
{
    /// <summary>Makes the locks and writes them.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What became of each.</returns>
    /// <exception cref="SlipwayException">Whatever is wrong with wish, requirements, index or uv; nothing is written then.</exception>
    public async Task<LockReport> LockAsync(CancellationToken cancellation)
    {
        var selection = wish.Resolve();
        var budget = wish.Budget is { } text ? ByteBudget.Parse(text) : null;
        if (budget is not null && (!wish.Upgrade || wish.Bumps.Count > 0) && !wish.LayersOnly)
            throw new SlipwayException(WhatIfProblems.BudgetOfNothing());
        if (wish.LayersOnly)
            return PlanLayers(selection);
        if (selection.Upstream.Kind == UpstreamKind.Debian)
            return await DebianAsync(selection, cancellation);
        var folder = new LockFolder(wish.Root, wish.Folder);
        var order = new LockOrder(
            Jobs(folder, selection),
            device => wish.Indexes(selection.Upstream, device),
            wish.CutoffAt(DateTimeOffset.UtcNow),
            wish.Upgrade && budget is null,
            wish.Bumps
        );
        var (locking, moving) = (new IndexLocking(folder, home, new IndexOptions { Say = say }, wish.Layers), new LockMoving(wish, home));
        BudgetReport? spent = null;
        IReadOnlyList<MadeLock> made;
        if (budget is null)
            made = await locking.ResolveAsync(order, cancellation);
        else
            (made, spent) = await SpendAsync(locking, moving, order, selection.Upstream, budget, cancellation);
        // Compared with the locks that are there, so before they are written.
        var moves = await moving.OfAsync(made, selection.Upstream, cancellation);
        var locks = locking.Write(made);
        return LockReport.Of(locks.Select(done => Say(folder, done, moves.GetValueOrDefault(done.Job.Path)))) with { Budget = spent };
    }

    private async Task<(IReadOnlyList<MadeLock> Made, BudgetReport Spent)> SpendAsync(
        IndexLocking locking,
        LockMoving moving,
        LockOrder order,
        Upstream upstream,
        ByteBudget budget,
        CancellationToken cancellation
    )
    {
        using var session = await locking.OpenAsync(order, cancellation);
        var plans = new LayerPlanFiles(new LockFolder(wish.Root, wish.Folder), wish.Layers);
        var upgrade = new BudgetedUpgrade(session, order, plans, moving, upstream);
        var (made, choice) = await upgrade.ChooseAsync(budget, wish.Layers?.Bytecode ?? true, cancellation);
        var report = BudgetReport.Of(budget, choice);
        foreach (var line in report.Lines)
            say(line);
        if (choice is { Taken.Count: 0, Left: [_, ..] left } && left.MinBy(x => x.Bytes) is { } least)
            say(WhatIfProblems.NothingFits(budget.Text, $"{least.Unit} with {Core.Rendering.PlanText.Bytes(least.Bytes)}").ToString());
        return (made, report);
    }

    /// <summary>Plans the layers of the locks as they are, with no network.</summary>
    private LockReport PlanLayers(Selection selection)
    {
        List<string> refused =
        [
            .. wish.Bumps.Select(bump => $"--bump {bump}"),
            .. wish.Upgrade ? ["--upgrade"] : Array.Empty<string>(),
            .. wish.Cutoff is { } day ? [$"--cutoff {day}"] : Array.Empty<string>(),
            .. wish.Budget is { } budget ? [$"--budget {budget}"] : Array.Empty<string>(),
        ];
        if (refused.Count > 0)
            throw new SlipwayException(LayerPlanProblems.LayersOfLocksAsTheyAre(refused));
        var folder = new LockFolder(wish.Root, wish.Folder);
        var (plans, reading, problems) = (new LayerPlanFiles(folder, wish.Layers), new CheckedLocks(folder), new List<Problem>());
        var locks = Jobs(folder, selection).Select(job => (Job: job, Lock: reading.Wheels(job, problems)!)).ToList();
        if (problems.Count > 0)
            throw new SlipwayException(problems);
        List<Problem> replaced = [];
        foreach (var (job, layers) in locks.ConvertAll(x => (x.Job, plans.Of(x.Job, x.Lock, replaced))))
            say(plans.Write(job, layers) ?? $"{folder.Shown(job.Layers)}: {layers.Groups.Count} layers of wheels; left as it is");
        return LockReport.Of(
            locks.Select(x => new LockOutcome(folder.Shown(x.Job.Path), false, x.Lock.Packages.Count, x.Lock.Head.Resolver, LockDiff.Of(x.Lock, x.Lock), []))
        );
    }

    private IReadOnlyList<LockJob> Jobs(LockFolder folder, Selection selection)
    {
        var jobs = wish.All ? folder.Jobs([selection.Upstream]) : LockJob.For(selection);
        return jobs.Count > 0 ? jobs : throw new SlipwayException(NoLocks(folder, selection));
    }

    private async Task<LockReport> DebianAsync(Selection selection, CancellationToken cancellation)
    {
        List<string> refused =
        [
            .. wish.Bumps.Select(bump => $"--bump {bump}"),
            .. wish.Cutoff is { } day ? [$"--cutoff {day}"] : Array.Empty<string>(),
            .. wish.Budget is { } budget ? [$"--budget {budget}"] : Array.Empty<string>(),
        ];
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
        var locks = bench.Locks;
        await locks.MakeAsync(selections, [], cancellation);
        await ToolchainsAsync(bench, selections, cancellation);
        return LockReport.Of(locks.Outcomes);
    }

    /// <summary>
    /// Compilers run on the platform that they compile for where CI has a machine of each. So what one platform's toolchain has a lock of, the others of the selections get too: a build with
    /// <c>--locked</c> could not make it.
    /// </summary>
    private static async Task ToolchainsAsync(Workbench bench, IReadOnlyList<Selection> selections, CancellationToken cancellation)
    {
        var parts = ToolchainPart.All.Where(part => Platform.All.Any(host => new ToolchainLock(bench, host, part).Find() is not null)).ToList();
        foreach (var platform in selections.SelectMany(x => x.Platforms).Distinct())
        foreach (var part in parts)
            await new ToolchainLock(bench, platform, part).ReadAsync(cancellation);
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

    private LockOutcome Say(LockFolder folder, MadeLock made, ImageMovesReport? moves)
    {
        var path = folder.Shown(made.Job.Path);
        var diff = LockDiff.Of(made.Before, made.Now);
        IReadOnlyList<string> warnings = made.IsWritten
            ? [.. made.Warnings.Concat(LockReview.Of(made.Now, made.Before, made.Releases, DateTimeOffset.UtcNow)).Select(x => x.ToString())]
            : [];
        if (!made.IsWritten)
            say($"{path}: {made.Now.Packages.Count} packages, nothing moved; left as it is");
        else
        {
            say($"{path}: {made.Now.Packages.Count} packages, {made.Now.Head.Resolver}");
            foreach (var line in LockDiffText.Lines(diff))
                say($"  {line}");
            foreach (var warning in warnings)
                say($"  {warning.ReplaceLineEndings("\n  ")}");
        }
        if (moves is not null)
            say($"  image {moves.Tag} {moves.Platform}: {WhatIfText.Cells(moves)}");
        if (made.Layers is { } layers)
            say(layers);
        return new LockOutcome(path, made.IsWritten, made.Now.Packages.Count, made.Now.Head.Resolver, diff, warnings) { Moves = moves };
    }
}
