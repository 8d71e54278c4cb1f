using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Tools.Debian;

namespace Slipway.Tools.Making;

/// <summary>The two locks of one platform.</summary>
internal sealed record PlatformLocks(Platform Platform, LockFile Wheels, DebLock Debs);

/// <summary>Reads the committed locks of the Debian upstream, and makes them anew when they no longer fit.</summary>
internal sealed class DebianLockFiles(Workbench bench, DebianSupply debian)
{
    private const string Folder = "requirements/locks/debian";

    private string PathOf(string name) => bench.Checkout.At(Path.Combine(Folder, name));

    /// <summary>The locks of every platform of the selection. One that is missing or was made from other requirements is made anew, or refused with <c>--locked</c>.</summary>
    public async Task<IReadOnlyList<PlatformLocks>> ReadAsync(Selection selection, CancellationToken cancellation)
    {
        var inputs = Requirements(selection);
        var stale = new List<string>();
        foreach (var platform in selection.Platforms)
        {
            var target = Target(selection, platform);
            if (!File.Exists(PathOf(target.LockName)) || !File.Exists(PathOf(target.DebsName)))
                stale.Add($"{Folder}/{target.LockName} does not exist");
            else if (!IsMadeFrom(inputs, target))
                stale.Add($"{Folder}/{target.LockName} was made from other requirements");
        }
        if (stale.Count > 0)
            await MakeAsync(selection, stale, cancellation);
        return [.. selection.Platforms.Select(platform => Read(Target(selection, platform), platform))];
    }

    /// <summary>Makes the locks of every platform anew and shows what moved.</summary>
    /// <exception cref="SlipwayException">SLP240: they are wanted as they are.</exception>
    public async Task MakeAsync(Selection selection, IReadOnlyList<string> reasons, CancellationToken cancellation)
    {
        RefuseIfLocked(reasons);
        foreach (var reason in reasons)
            bench.Say($"{reason}: resolving anew");
        var locking = new DebianLocking(await debian.ResolverAsync(cancellation), await debian.FetcherAsync(cancellation), bench.Store);
        foreach (var platform in selection.Platforms)
        {
            var target = Target(selection, platform);
            var made = await locking.ResolveAsync(Requirements(selection), target, TimeSpan.FromMinutes(10), null, cancellation);
            foreach (var note in made.Notes)
                bench.Say(note);
            Show(target.LockName, target.LockName, made.WheelsText);
            Show(target.DebsName, target.DebsName, made.DebsText);
            Directory.CreateDirectory(PathOf(""));
            await File.WriteAllTextAsync(PathOf(target.LockName), made.WheelsText, cancellation);
            await File.WriteAllTextAsync(PathOf(target.DebsName), made.DebsText, cancellation);
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

    private void Show(string name, string file, string now)
    {
        var before = File.Exists(PathOf(file)) ? File.ReadAllLines(PathOf(file)) : [];
        var after = now.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in before.Except(after).Where(x => !x.StartsWith('#')))
            bench.Say($"  {name}: - {FirstWord(line)}");
        foreach (var line in after.Except(before).Where(x => !x.StartsWith('#')))
            bench.Say($"  {name}: + {FirstWord(line)}");
    }

    private PlatformLocks Read(DebianTarget target, Platform platform) =>
        new(
            platform,
            LockReader.Read(File.ReadAllText(PathOf(target.LockName)), $"{Folder}/{target.LockName}"),
            DebLockText.Read(File.ReadAllText(PathOf(target.DebsName)), $"{Folder}/{target.DebsName}")
        );

    private bool IsMadeFrom(RequirementNames inputs, DebianTarget target) =>
        File.ReadLines(PathOf(target.LockName)).TakeWhile(x => x.StartsWith('#')).Any(x => x.Contains(inputs.Digest.Hex, StringComparison.Ordinal));

    private RequirementNames Requirements(Selection selection) =>
        RequirementNames.Read(
            [$"{Selection.Word(selection.Mode)}-{Selection.Word(selection.Backend)}.in", $"{Selection.Word(selection.Device)}.in"],
            name => File.ReadAllText(bench.Checkout.At(Path.Combine("requirements", name))),
            "debian-excludes.txt"
        );

    private static DebianTarget Target(Selection selection, Platform platform) =>
        new(Selection.Word(selection.Mode), Selection.Word(selection.Backend), Selection.Word(selection.Device), platform, DebianSuites.Trixie);

    private static string FirstWord(string line) => line.Split(' ')[0];
}
