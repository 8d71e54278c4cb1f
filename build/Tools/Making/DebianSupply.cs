using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Progress;
using Slipway.Tools.Debian;
using Slipway.Tools.Http;

namespace Slipway.Tools.Making;

/// <summary>Brings packages of Debian into the store, saying what it fetches.</summary>
internal sealed class DebianSupply(Workbench bench) : IDisposable
{
    private DebFetcher? _fetcher;

    /// <summary>The mirrors of this machine; asked for when something has to be fetched, not before.</summary>
    public Lazy<DebianArchive> Archive { get; } = new(() => Named(bench) is { } set ? DebianMirrors.Find(set.Mirrors, set.Keyring) : DebianMirrors.Find([]));

    public async Task<DebFetcher> FetcherAsync(CancellationToken cancellation) =>
        _fetcher ??= new DebFetcher(Archive.Value, await DebianMirrors.AptProxyAsync(cancellation));

    public async Task<AptResolver> ResolverAsync(CancellationToken cancellation) =>
        new(bench.Home, Archive.Value, await DebianMirrors.AptProxyAsync(cancellation));

    /// <summary>Fetches what the store lacks; asks nobody when it lacks nothing.</summary>
    /// <returns>Bytes downloaded.</returns>
    public async Task<long> FetchAsync(IEnumerable<DebPackage> packages, CancellationToken cancellation)
    {
        var missing = packages.DistinctBy(x => x.Sha256).Where(x => !bench.Store.Has(x.Sha256)).ToList();
        if (missing.Count == 0)
            return 0;
        var name = $"{missing.Count} Debian packages";
        var progress = new FetchReport(x => bench.Progress.Advance(ProgressKind.Fetch, name, x.Bytes, x.AllBytes));
        var bytes = await bench.Progress.RunAsync(
            ProgressKind.Fetch,
            name,
            missing.Sum(x => x.Size),
            async () => (await (await FetcherAsync(cancellation)).FetchAsync(missing, bench.Store, progress, cancellation)).Bytes,
            x => x
        );
        bench.CountDownload(bytes);
        return bytes;
    }

    public void Dispose() => _fetcher?.Dispose();

    /// <summary>Those of the upstream of slipway.json that was chosen, else those at its top.</summary>
    private static DebianSettings? Named(Workbench bench) =>
        bench.Request.Wish.CustomUpstreams.FirstOrDefault(x => x.Name == bench.Request.Wish.Upstream)?.Debian ?? bench.Checkout.Settings().Debian;
}
