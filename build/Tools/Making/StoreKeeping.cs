using System.Globalization;
using Slipway.Core.Diagnostics;
using Slipway.Core.Progress;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>Looks after the store: checks it when that is asked for, keeps it within its limit after a run that added something.</summary>
internal sealed class StoreKeeping(Workbench bench)
{
    /// <summary>Hashes every entry again, says what is damaged and moves it aside.</summary>
    /// <exception cref="SlipwayException">SLP523: something damaged cannot be moved.</exception>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        const string name = "the store";
        var result = await bench.Progress.RunAsync(
            ProgressKind.Check,
            name,
            null,
            () => new StoreCheck(bench.Store).RunAsync((done, all) => bench.Progress.Advance(ProgressKind.Check, name, done, all), cancellation),
            x => x.Bytes
        );
        bench.Say(
            $"Store: {result.Entries} entries hashed ({Gigabytes(result.Bytes)}), {(result.Damaged.Count == 0 ? "all whole" : $"{result.Damaged.Count} damaged")}"
        );
        foreach (var problem in result.Damaged.Where(x => x.Family == Family.Warning))
            bench.Say(problem.ToString());
        if (result.Damaged.Where(x => x.Family != Family.Warning).ToList() is { Count: > 0 } stuck)
            throw new SlipwayException(stuck);
    }

    /// <summary>Clears leftovers and evicts what was used least recently, where this run added anything.</summary>
    public void Tidy()
    {
        var tidied = new StoreTidying(bench.Store).AfterRun(() => StoreLimitChoice.Of(bench.Checkout.Settings));
        if (tidied.Evicted > 0)
            bench.Say($"Store: {tidied.Evicted} entries evicted ({Gigabytes(tidied.EvictedBytes)}), those that were used least recently");
        if (tidied.Warning is { } warning)
            bench.Say(warning.ToString());
    }

    private static string Gigabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.00} GB");
}
