using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Index;
using Slipway.Core.Planning;
using Slipway.Core.Progress;
using Slipway.Core.Records;
using Slipway.Tools.Debian;

namespace Slipway.Tools.Making;

/// <summary>Brings wheels into the store, each checked against the hash in the lock: converted from packages of a suite, or fetched from package indexes.</summary>
internal sealed class WheelSupply(Workbench bench)
{
    /// <summary>The target Wheelhouse. Where Runtime follows, wheels of an index may still be on their way when it ends.</summary>
    public async Task WheelhouseAsync(BuildPlan plan, CancellationToken cancellation)
    {
        if (plan.Wheelhouse.State == PlanState.NotNeeded && !IsAsked)
        {
            bench.Say($"Wheelhouse: not needed, {plan.Wheelhouse.Reasons[0]}");
            bench.Products.Add(new ProductRecord("Wheelhouse", plan.Wheelhouse.Key.Hex, "notneeded", 0, 0, 0, 0));
            return;
        }
        var start = bench.Clock.Elapsed;
        var wanted = plan.Inputs.Platforms.Select(x => (Platform: x, Wheels: WantedBy(plan, x))).ToList();
        var supply = Supply(plan);
        var compile = supply.Lacking(plan, (platform, source) => wanted.First(x => x.Platform.Platform == platform).Wheels.Contains(source));
        var missing = wanted.Select(x => (x.Platform, Wheels: Lacking(x.Wheels))).ToList();
        Begin(missing);
        var bytes = 0L;
        foreach (var (platform, wheels) in missing)
            bytes += await ConvertAsync(wheels, platform, cancellation);
        var all = missing.SelectMany(x => x.Wheels).ToList();
        var compiled = await supply.ProvideAsync(plan, compile, cancellation);
        var (made, found) = (all.Count + compile.Count, wanted.Sum(x => x.Wheels.Count) - all.Count - compile.Count);
        bench.Wheels.Ended = fetched =>
        {
            bench.Say($"Wheelhouse: {found} wheels in the store, {Came(all, plan.Inputs.Selection.Upstream.Kind)}{Compiled(compiled)}");
            bench.Products.Add(
                new ProductRecord(
                    "Wheelhouse",
                    plan.Wheelhouse.Key.Hex,
                    made > 0 ? "made" : "found",
                    (bench.Clock.Elapsed - start).TotalSeconds,
                    bytes + fetched,
                    compiled.Steps,
                    compiled.Cached
                )
                {
                    Wheels = new WheelCounts(found, all.Count, compiled.Fetched, compiled.Compiled),
                }
            );
        };
        if (!bench.Request.WheelsMayFollow || all.All(IsConverted))
            await bench.Wheels.EndAsync(cancellation);
    }

    /// <summary>Begins to fetch what layers of a plan need, where that has not begun yet.</summary>
    public void Begin(BuildPlan plan) => Begin([.. plan.Inputs.Platforms.Select(x => (x, Lacking(WantedBy(plan, x))))]);

    /// <summary>Every wheel of a platform; costs one stat each where they are in the store.</summary>
    public async Task ProvideAllAsync(BuildPlan plan, PlatformInputs platform, CancellationToken cancellation)
    {
        var supply = Supply(plan);
        await supply.ProvideAsync(plan, supply.Lacking(plan, (x, _) => x == platform.Platform), cancellation);
        await ProvideFilesAsync(platform, isSourceWanted: false, cancellation);
    }

    /// <summary>Every file of a platform's lock, source archives too where they are wanted themselves.</summary>
    public async Task ProvideFilesAsync(PlatformInputs platform, bool isSourceWanted, CancellationToken cancellation)
    {
        var wheels = platform.Groups.SelectMany(x => x.Wheels);
        var missing = isSourceWanted ? [.. wheels.Where(x => !bench.Store.Has(x.Hash))] : Lacking(wheels);
        Begin([(platform, missing)]);
        await ConvertAsync(missing, platform, cancellation);
        await bench.Wheels.EndAsync(cancellation);
    }

    /// <summary>What somebody has compiled already is fetched by its key.</summary>
    private CompileSupply Supply(BuildPlan plan) => new(bench) { Fetch = (keys, stop) => bench.RemoteWheels.FetchAsync(plan, keys, stop) };

    private bool IsAsked => bench.Request.Products.Contains("Wheelhouse");

    private List<LockedPackage> Lacking(IEnumerable<LockedPackage> wheels) => [.. wheels.Where(x => !x.IsSdist && !bench.Store.Has(x.Hash))];

    private static string Compiled(CompileResult result) =>
        (result.Fetched > 0 ? $", {result.Fetched} found by key" : "")
        + (result.Compiled > 0 ? $", {result.Compiled} compiled ({result.Hits} of {result.Hits + result.Misses} objects from the compiler cache)" : "");

    private static string Came(List<LockedPackage> wheels, UpstreamKind kind) =>
        kind == UpstreamKind.Debian ? $"{wheels.Count(IsConverted)} converted from Debian packages" : $"{wheels.Count} fetched";

    private static bool IsConverted(LockedPackage wheel) => wheel.Debs.Count > 0;

    /// <summary>All wheels where Wheelhouse is asked for by name; else those whose layer has to be made, and where libraries are walked anew those that nothing is known of.</summary>
    private List<LockedPackage> WantedBy(BuildPlan plan, PlatformInputs platform)
    {
        var make = plan.Images.Single(x => x.Platform == platform.Platform).Layers.Where(x => x.State == PlanState.Make).ToList();
        if (IsAsked)
            return [.. platform.Groups.SelectMany(x => x.Wheels)];
        var isWalked = make.Any(x => x.IsWalked);
        return
        [
            .. from @group in platform.Groups
            let isMade = make.Any(x => x.Group == @group.Name)
            from wheel in @group.Wheels
            where isMade || (isWalked && !bench.Facts.KnowsNeeds(wheel))
            select wheel,
        ];
    }

    private void Begin(IReadOnlyList<(PlatformInputs Platform, List<LockedPackage> Wheels)> missing)
    {
        var platforms = missing.Where(x => !x.Wheels.All(IsConverted)).Select(x => x.Platform.Platform).ToList();
        if (platforms.Count == 0)
            return;
        var selection = Resolver.Resolve(bench.Request.Wish);
        var indexes = IndexChoice.Of(bench.Request.Index, selection.Upstream, Selection.Word(selection.Device));
        bench.Wheels.Begin(missing.SelectMany(x => x.Wheels).Where(x => !IsConverted(x)), string.Join(", ", platforms), indexes);
    }

    /// <returns>Bytes downloaded.</returns>
    private async Task<long> ConvertAsync(List<LockedPackage> lacking, PlatformInputs platform, CancellationToken cancellation)
    {
        var missing = lacking.Where(IsConverted).ToList();
        if (missing.Count == 0)
            return 0;
        var names = missing.SelectMany(x => x.Debs).ToHashSet(StringComparer.Ordinal);
        var bytes = await bench.Debian.FetchAsync(platform.Locks.With(DebRoles.Wheel).Where(x => names.Contains(ConvertedWheel.NameOf(x))), cancellation);
        var wheels = missing.Select(x => new ConvertedWheel(x.NormalizedName, x.Version, x.File, x.Hash, x.Size ?? 0, [], x.Debs)).ToList();
        var (name, total, count) = ($"{wheels.Count} wheels for {platform.Platform}", wheels.Sum(x => x.Size), 0L);
        var maker = new WheelMaker(bench.Store)
        {
            Unpacked = bench.Progress.Unpacking($"packages of {name}"),
            Made = wheel => bench.Progress.Advance(ProgressKind.Wheels, name, Interlocked.Add(ref count, wheel.Size), total),
        };
        await bench.Progress.RunAsync(
            ProgressKind.Wheels,
            name,
            total,
            () => maker.ProvideAsync(wheels, platform.Locks, platform.Platform, cancellation),
            _ => total
        );
        return bytes;
    }
}
