using Slipway.Core.Diagnostics;
using Slipway.Core.Doctor;
using Slipway.Core.Planning;
using Slipway.Tools.Doctor;

namespace Slipway.Tools.Making;

/// <summary>What must be there before an image is made: room, memory, an engine that is new enough, whom it fetches from. Asked once, and not where nothing is to be made.</summary>
internal sealed class Preflight(Workbench bench)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(2);

    /// <summary>Seconds of work that is begun without asking the addresses first: what it needs of them it finds out as soon, and loses nothing.</summary>
    private const double Moment = 1;

    private bool _isPassed;

    /// <summary>Passes, or refuses with everything that is missing.</summary>
    /// <exception cref="SlipwayException">SLP480 to SLP483, SLP410 to SLP422: all of them together.</exception>
    public async Task PassAsync(BuildPlan plan, CancellationToken cancellation)
    {
        if (_isPassed || !bench.Request.Products.Overlaps(["Runtime", "Check", "Dev", "PushCache"]) || !plan.ToMake.Any())
            return;
        _isPassed = true;
        var needs = NeedsReading.Of(bench, plan, bench.Request.Locked);
        var isMoment = bench.Forecast?.Seconds < Moment && !needs.NeedsEngine;
        var addresses = isMoment
            ? Task.FromResult<IReadOnlyList<AddressFacts>>([])
            : new AddressesProbe(bench, needs, s_limit).LookAsync(all: false, cancellation);
        var search = needs.NeedsEngine ? await bench.Engines.SearchAsync(cancellation) : null;
        var engine = search is null ? null : await EngineProbe.LookAsync(bench.Home, search, cancellation);
        var facts = new DoctorFacts
        {
            Needs = needs,
            Engine = engine,
            Memory = MemoryProbe.Look(),
            Disks = DiskProbe.Look(new Examination(bench.Request, bench.Home).Folders(needs.Disk, engine)),
            // A slow answer is the build's own affair: it waits longer and tries again.
            Addresses = [.. (await addresses).Where(x => !x.IsSilent)],
        };
        var missing = DoctorReport.Of(facts, DoctorRules.Preflight).Missing;
        if (missing.Count > 0)
            throw new SlipwayException(missing);
        if (search?.Engine is { } found)
            bench.BuildKit.Check(found.Features);
    }
}
