using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Diff;
using Slipway.Core.Locks.Requirements;
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
            Show(target, made);
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

    private void Show(DebianTarget target, DebianLocks made)
    {
        var wheels = LockDiff.Of(Old(target.LockName, LockReader.Read), LockReader.Read(made.WheelsText, target.LockName));
        foreach (var line in LockDiffText.Lines(wheels))
            bench.Say($"  {target.LockName}: {line}");
        if (Old(target.DebsName, DebLockText.Read) is { } old)
            foreach (var line in LockDifference.Of(old, made.Debs))
                bench.Say($"  {target.DebsName}: {line}");
    }

    /// <summary>The committed lock; null where there is none that can be read, since it is about to be replaced.</summary>
    private T? Old<T>(string name, Func<string, string, T> read)
        where T : class
    {
        try
        {
            return File.Exists(PathOf(name)) ? read(File.ReadAllText(PathOf(name)), name) : null;
        }
        catch (SlipwayException)
        {
            return null;
        }
    }

    private PlatformLocks Read(DebianTarget target, Platform platform) =>
        new(
            platform,
            LockReader.Read(File.ReadAllText(PathOf(target.LockName)), $"{Folder}/{target.LockName}"),
            DebLockText.Read(File.ReadAllText(PathOf(target.DebsName)), $"{Folder}/{target.DebsName}")
        );

    private bool IsMadeFrom(RequirementInputs inputs, DebianTarget target) =>
        File.ReadLines(PathOf(target.LockName)).TakeWhile(x => x.StartsWith('#')).Contains($"# inputs: {inputs.Head}", StringComparer.Ordinal);

    private RequirementInputs Requirements(Selection selection) =>
        RequirementInputs
            .Read([$"{Selection.Word(selection.Mode)}-{Selection.Word(selection.Backend)}.in", $"{Selection.Word(selection.Device)}.in"], RequirementFile)
            .Without("debian-excludes.txt", RequirementFile);

    private byte[]? RequirementFile(string name) =>
        bench.Checkout.At(Path.Combine("requirements", name)) is var path && File.Exists(path) ? File.ReadAllBytes(path) : null;

    private static DebianTarget Target(Selection selection, Platform platform) =>
        new(Selection.Word(selection.Mode), Selection.Word(selection.Backend), Selection.Word(selection.Device), platform, DebianSuites.Trixie);
}
