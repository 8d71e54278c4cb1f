using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Index;
using Slipway.Core.Planning;
using Slipway.Core.Progress;
using Slipway.Core.Records;
using Slipway.Tools.Debian;
using Slipway.Tools.Http;
using Slipway.Tools.PythonIndex;

namespace Slipway.Tools.Making;

/// <summary>Brings wheels into the store, each checked against the hash in the lock: converted from packages of a suite, or fetched from package indexes.</summary>
internal sealed class WheelSupply(Workbench bench)
{
    public async Task WheelhouseAsync(BuildPlan plan, CancellationToken cancellation)
    {
        var isAsked = bench.Request.Products.Contains("Wheelhouse");
        if (plan.Wheelhouse.State == PlanState.NotNeeded && !isAsked)
        {
            bench.Say($"Wheelhouse: not needed, {plan.Wheelhouse.Reasons[0]}");
            bench.Products.Add(new ProductRecord("Wheelhouse", plan.Wheelhouse.Key.Hex, "notneeded", 0, 0, 0, 0));
            return;
        }
        var start = bench.Clock.Elapsed;
        var (made, converted, found, bytes) = (0, 0, 0, 0L);
        foreach (var platform in plan.Inputs.Platforms)
        {
            var wanted = isAsked ? [.. platform.Groups.SelectMany(x => x.Wheels)] : WantedBy(plan, platform);
            var missing = wanted.Where(x => !bench.Store.Has(x.Hash)).ToList();
            bytes += await ProvideAsync(missing, platform, cancellation);
            (made, found) = (made + missing.Count, found + wanted.Count - missing.Count);
            converted += missing.Count(x => x.Debs.Count > 0);
        }
        bench.Say($"Wheelhouse: {found} wheels in the store, {Came(made - converted, converted, plan.Inputs.Selection.Upstream.Kind)}");
        bench.Products.Add(
            new ProductRecord("Wheelhouse", plan.Wheelhouse.Key.Hex, made > 0 ? "made" : "found", (bench.Clock.Elapsed - start).TotalSeconds, bytes, 0, 0)
        );
    }

    private static string Came(int fetched, int converted, UpstreamKind kind) =>
        kind == UpstreamKind.Debian ? $"{converted} converted from Debian packages" : $"{fetched} fetched";

    /// <summary>Every wheel of a platform; costs one stat each where they are in the store.</summary>
    public Task ProvideAllAsync(PlatformInputs platform, CancellationToken cancellation) =>
        ProvideAsync([.. platform.Groups.SelectMany(x => x.Wheels).Where(x => !bench.Store.Has(x.Hash))], platform, cancellation);

    /// <summary>Wheels whose layer has to be made; all of a platform where its libraries are walked anew.</summary>
    private static List<LockedPackage> WantedBy(BuildPlan plan, PlatformInputs platform)
    {
        var make = plan.Images.Single(x => x.Platform == platform.Platform).Layers.Where(x => x.State == PlanState.Make).ToList();
        return make.Any(x => x.IsWalked)
            ? [.. platform.Groups.SelectMany(x => x.Wheels)]
            : [.. platform.Groups.Where(group => make.Any(x => x.Maker == LayerMaker.Wheels && x.Name == group.Name)).SelectMany(x => x.Wheels)];
    }

    /// <returns>Bytes downloaded.</returns>
    private async Task<long> ProvideAsync(List<LockedPackage> missing, PlatformInputs platform, CancellationToken cancellation)
    {
        var converted = missing.Where(x => x.Debs.Count > 0).ToList();
        var fetched = missing.Where(x => x.Debs.Count == 0).ToList();
        return (converted.Count > 0 ? await ConvertAsync(converted, platform, cancellation) : 0)
            + (fetched.Count > 0 ? await FetchAsync(fetched, platform, cancellation) : 0);
    }

    private async Task<long> ConvertAsync(List<LockedPackage> missing, PlatformInputs platform, CancellationToken cancellation)
    {
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

    private async Task<long> FetchAsync(List<LockedPackage> missing, PlatformInputs platform, CancellationToken cancellation)
    {
        var selection = Resolver.Resolve(bench.Request.Wish);
        var indexes = IndexChoice.Of(bench.Request.Index, selection.Upstream, Selection.Word(selection.Device));
        var name = $"{missing.Count} wheels for {platform.Platform}";
        var progress = new FetchReport(x => bench.Progress.Advance(ProgressKind.Fetch, name, x.Bytes, x.AllBytes));
        var fetching = new WheelFetching(bench.Home, new IndexOptions { Say = bench.Say });
        var result = await bench.Progress.RunAsync(
            ProgressKind.Fetch,
            name,
            missing.Sum(x => x.Size ?? 0),
            () => fetching.FetchAsync(missing, indexes, progress, cancellation),
            x => x.Bytes
        );
        bench.Downloaded += result.Bytes;
        return result.Bytes;
    }
}
