using System.Globalization;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks.Index;
using Slipway.Tools.PythonIndex;

namespace Slipway.Tools.Making;

/// <summary>What somebody who calls Lock asks for.</summary>
/// <param name="Root">Root folder of the repository.</param>
/// <param name="Selection">The selection; without a platform all are locked: a lock is committed for everybody, not for this machine.</param>
/// <param name="All">Every lock of the upstream that is there, instead of the selection.</param>
/// <param name="Bumps">Packages to move.</param>
/// <param name="Upgrade">Move all.</param>
/// <param name="Index">Address of the index, or null.</param>
/// <param name="Cutoff">As of when, or null for today.</param>
/// <param name="Folder">Folder of the requirement files.</param>
public sealed record LockWish(
    string Root,
    Wish Selection,
    bool All,
    IReadOnlyList<string> Bumps,
    bool Upgrade,
    string? Index,
    string? Cutoff,
    string Folder = LockFolder.Default
)
{
    /// <summary>layers in slipway.json; null for nothing.</summary>
    public LayerSettings? Layers { get; init; }

    /// <summary>Most bytes that any image may move in an upgrade, as typed; null for no such limit.</summary>
    public string? Budget { get; init; }

    /// <summary>Only plan the layers of the locks that are there.</summary>
    public bool LayersOnly { get; init; }

    /// <summary>The selection, for all platforms unless some are named.</summary>
    /// <exception cref="SlipwayException">SLP11x.</exception>
    public Selection Resolve() =>
        Resolver.Resolve(Selection.Platforms.Count > 0 ? Selection : Selection with { Platforms = [.. Platform.All.Select(platform => platform.ToString())] });

    /// <summary>Where packages come from: the named index, else those of the upstream in slipway.json, else the public ones.</summary>
    /// <param name="upstream">The upstream.</param>
    /// <param name="device">The word of the device that the lock is for.</param>
    /// <exception cref="SlipwayException">SLP271.</exception>
    public IndexSet Indexes(Upstream upstream, string device) => IndexChoice.Of(Index, upstream, device);

    /// <summary>As of when: a day counts to its end.</summary>
    /// <param name="now">The time.</param>
    /// <exception cref="SlipwayException">SLP276.</exception>
    public Cutoff CutoffAt(DateTimeOffset now)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var text = Cutoff ?? now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, utc, out var day))
            return new Cutoff(text, day.AddDays(1), Cutoff is not null);
        return text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, utc, out var moment)
            ? new Cutoff(text, moment, IsStated: true)
            : throw new SlipwayException(LockingProblems.BadCutoff(text));
    }
}
