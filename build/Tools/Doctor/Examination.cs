using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Doctor;
using Slipway.Core.Progress;
using Slipway.Tools.Engine;
using Slipway.Tools.Making;

namespace Slipway.Tools.Doctor;

/// <summary>Looks at everything that a build would trip over. All probes run at once, none longer than two seconds, none changes anything.</summary>
/// <param name="request">The build.</param>
/// <param name="home">The user's folders.</param>
public sealed class Examination(BuildRequest request, SlipwayHome home)
{
    /// <summary>How long a probe may take.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The report.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">slipway.json cannot be read.</exception>
    public async Task<DoctorReport> RunAsync(CancellationToken cancellation)
    {
        using var bench = new Workbench(request with { Locked = true, Products = new HashSet<string>() }, home, new LineFace(_ => { }));
        var probe = new Probe(Limit, cancellation);
        var engine = probe.RunAsync("the engine", EngineAsync);
        var proxies = probe.RunAsync("proxies", ProxyProbe.LookAsync);
        var host = probe.RunAsync("the machine", _ => Task.FromResult(HostProbe.Look(request.Root)));
        var memory = probe.RunAsync("memory", _ => Task.FromResult(MemoryProbe.Look()));
        var programs = probe.RunAsync("programs", _ => Task.FromResult(ProgramProbe.Look(UpstreamOf(request.Wish).Kind)));
        var needs = await NeedsReading.ReadAsync(bench, request.Locked, cancellation);
        var checkout = probe.RunAsync("the checkout", async stop => (await CheckoutProbe.LookAsync(request.Root, needs.Selection, stop))!);
        // The addresses have the limit themselves, each: one that hangs must not hide the others.
        var addresses = new AddressesProbe(bench, needs, Limit).LookAsync(all: true, cancellation);
        var found = await engine ?? EngineProbe.Silent(Limit);
        var disks = probe.RunAsync("disks", _ => Task.FromResult(DiskProbe.Look(Folders(needs.Disk, found))));
        return DoctorReport.Of(
            new DoctorFacts
            {
                Needs = needs,
                Engine = found,
                Disks = await disks,
                Memory = await memory,
                Host = await host,
                Proxies = await proxies,
                Programs = await programs,
                Checkout = await checkout,
                Addresses = await addresses,
                Unanswered = probe.Unanswered,
            },
            DoctorRules.All
        );
    }

    /// <summary>The upstream of a wish; for an unknown one the default.</summary>
    internal static Upstream UpstreamOf(Wish wish)
    {
        var upstreams = Upstreams.With(wish.CustomUpstreams);
        return upstreams.FirstOrDefault(x => x.Name == wish.Upstream) ?? upstreams[0];
    }

    /// <summary>The folders that a build writes to: an engine on another machine has its own disk.</summary>
    /// <param name="disk">The forecast.</param>
    /// <param name="engine">The engine; null where the build needs none.</param>
    internal IEnumerable<(string Holds, string Path, long Needed)> Folders(DiskForecast disk, EngineFacts? engine)
    {
        yield return ("the store", home.Store, disk.Store);
        if (engine?.Found is null or { DataKind: not null })
            yield return ("the engine's data", engine?.Found?.DataRoot ?? new EngineFolders(home).Data, engine is null ? 0 : disk.Engine);
        yield return ("temporary files", Path.GetTempPath(), 0);
        yield return ("the checkout", request.Root, request.Output is null ? 0 : disk.Output);
    }

    private async Task<EngineFacts> EngineAsync(CancellationToken cancellation) =>
        await EngineProbe.LookAsync(home, await EngineFinder.FromEnvironment(home).FindAsync(request.Builder, cancellation), cancellation);
}
