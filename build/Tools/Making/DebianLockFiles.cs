using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Diff;
using Slipway.Tools.Debian;

namespace Slipway.Tools.Making;

/// <summary>The two locks of one platform.</summary>
internal sealed record PlatformLocks(Platform Platform, LockFile Wheels, DebLock Debs)
{
    /// <summary>What source archives are built with; null where there are none.</summary>
    public Core.Locks.Builds.BuildsLock? Builds { get; init; }
}

/// <summary>Reads the committed locks of the Debian upstream, and makes them anew when they no longer fit.</summary>
internal sealed class DebianLockFiles(Workbench bench, DebianSupply debian)
{
    private readonly LockFolder _folder = bench.Request.Folder;

    /// <summary>What became of the locks that were made anew.</summary>
    public List<LockOutcome> Outcomes { get; } = [];

    /// <summary>The locks of every platform of the selection. One that is missing or out of date is made anew, or refused with <c>--locked</c>.</summary>
    /// <exception cref="SlipwayException">All that is wrong with the locks; a damaged one (L4) is never replaced unasked.</exception>
    public async Task<IReadOnlyList<PlatformLocks>> ReadAsync(Selection selection, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        var locks = Read(selection, problems);
        if (problems.Count == 0)
            return locks;
        if (bench.Request.Locked || problems.Any(problem => problem.Family != Family.Drift))
            throw new SlipwayException(problems);
        await MakeAsync([selection], [.. problems.Select(problem => problem.Found)], cancellation);
        problems.Clear();
        locks = Read(selection, problems);
        return problems.Count == 0 ? locks : throw new SlipwayException(problems);
    }

    /// <summary>Lets apt choose the packages of every platform anew, shows what moved, and writes the locks when all are made.</summary>
    /// <exception cref="SlipwayException">SLP240: they are wanted as they are.</exception>
    public async Task MakeAsync(IReadOnlyList<Selection> selections, IReadOnlyList<string> reasons, CancellationToken cancellation)
    {
        RefuseIfLocked(reasons);
        foreach (var reason in reasons)
            bench.Say($"{reason}: resolving anew");
        var locking = new DebianLocking(await debian.ResolverAsync(cancellation), await debian.FetcherAsync(cancellation), bench.Store);
        var moved = new List<(LockJob Job, DebianLocks Made)>();
        var locks = new List<(LockJob Job, LockFile Wheels)>();
        foreach (var selection in selections)
        foreach (var (job, platform) in LockJob.For(selection).Zip(selection.Platforms))
        {
            var made = await locking.ResolveAsync(
                job.Inputs(_folder.Read).Requirements,
                Target(selection, platform),
                TimeSpan.FromMinutes(10),
                null,
                cancellation
            );
            foreach (var note in made.Notes)
                bench.Say(note);
            var now = LockReader.Read(made.WheelsText, _folder.Shown(job.Path));
            var isMoved = Show(job, made, now);
            locks.Add((job, isMoved ? now : _folder.Lock(job)!));
            if (isMoved)
                moved.Add((job, made));
        }
        var plans = new LayerPlanFiles(_folder, bench.Checkout.Settings().Layers, [.. locks.Select(x => x.Wheels)]);
        List<Problem> replaced = [];
        var planned = locks.ConvertAll(x => (x.Job, Layers: plans.Of(x.Job, x.Wheels, replaced)));
        foreach (var (job, made) in moved)
        {
            _folder.Write(job.Path, made.WheelsText);
            _folder.Write(job.Debs!, made.DebsText);
        }
        foreach (var (job, layers) in planned)
        {
            if (plans.Write(job, layers) is { } line)
                bench.Say(line);
        }
    }

    /// <summary>With <c>--locked</c> nothing is made anew, nor where only a plan is wanted.</summary>
    /// <exception cref="SlipwayException">SLP180, SLP240.</exception>
    public void RefuseIfLocked(IReadOnlyList<string> reasons)
    {
        if (bench.Request.PlanOnly)
            throw new SlipwayException(PlanProblems.LocksWouldBeMade(reasons));
        if (bench.Request.Locked)
            throw new SlipwayException(DriftProblems.LocksDoNotFit(reasons));
    }

    private List<PlatformLocks> Read(Selection selection, List<Problem> problems)
    {
        var reading = new CheckedLocks(_folder);
        var locks = new List<PlatformLocks>();
        foreach (var (job, platform) in LockJob.For(selection).Zip(selection.Platforms))
        {
            var (wheels, debs) = (reading.Wheels(job, problems), reading.Debs(job, problems));
            if (wheels is not null && debs is not null)
                locks.Add(new PlatformLocks(platform, wheels, debs));
        }
        return locks;
    }

    /// <summary>Says what moved; false when only the suite's date did, and the files stay.</summary>
    private bool Show(LockJob job, DebianLocks made, LockFile now)
    {
        var path = _folder.Shown(job.Path);
        var (wheels, debs) = (Old(() => _folder.Lock(job)), Old(() => _folder.Debs(job)));
        var diff = LockDiff.Of(wheels, now);
        if (wheels is not null && debs is not null && Stays(job, wheels, now, debs, made.Debs))
        {
            bench.Say($"{path}: {now.Packages.Count} packages, nothing moved; left as it is");
            Outcomes.Add(new LockOutcome(path, false, now.Packages.Count, now.Head.Resolver, diff, []));
            return false;
        }
        List<string> moved = debs is null ? [] : [.. LockDifference.Of(debs, made.Debs).Select(line => $"{_folder.Shown(job.Debs!)}: {line}")];
        bench.Say($"{path}: {now.Packages.Count} packages, {now.Head.Resolver}");
        foreach (var line in LockDiffText.Lines(diff).Concat(moved))
            bench.Say($"  {line}");
        Outcomes.Add(new LockOutcome(path, true, now.Packages.Count, now.Head.Resolver, diff, moved));
        return true;
    }

    private bool Stays(LockJob job, LockFile wheels, LockFile now, DebLock debs, DebLock nowDebs) =>
        job.Inputs(_folder.Read).IsMadeFrom(wheels.Head)
        && wheels.Head.Target.ToString() == now.Head.Target.ToString()
        && wheels.Packages.Select(x => x.ToString()).SequenceEqual(now.Packages.Select(x => x.ToString()))
        && DebLockText.Write(debs with { Snapshot = "" }) == DebLockText.Write(nowDebs with { Snapshot = "" });

    /// <summary>The committed lock; null where there is none that can be read, since it is about to be replaced.</summary>
    private static T? Old<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (SlipwayException)
        {
            return null;
        }
    }

    private static DebianTarget Target(Selection selection, Platform platform) =>
        new(Selection.Word(selection.Mode), Selection.Word(selection.Backend), Selection.Word(selection.Device), platform, DebianSuites.Trixie);
}
