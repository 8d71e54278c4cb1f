using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Locks;

namespace Slipway.Core.Layering;

/// <summary>
/// The layers of a lock: those of the plan that is kept beside it, where it was made for this lock and these settings; else planned from it. No clock and nothing of
/// the machine is in it, so every machine that has the same files has the same layers.
/// </summary>
/// <param name="settings">layers in slipway.json; null for nothing.</param>
/// <param name="projectNames">Normalized names in all locks of the project; asked only where groups are pinned and layers are planned.</param>
public sealed class LockLayering(LayerSettings? settings, Func<IEnumerable<string>> projectNames)
{
    private readonly int _limit = LayerLimit.Of(settings);
    private readonly IReadOnlyList<LayerGroup> _groups = settings?.Groups ?? [];

    /// <summary>The layers of a lock.</summary>
    /// <param name="lockFile">The lock.</param>
    /// <param name="stored">The plan that is there; null for none.</param>
    /// <exception cref="SlipwayException">SLP165 to SLP167: the pinned groups.</exception>
    public LockLayers Of(LockFile lockFile, StoredLayerPlan? stored)
    {
        var change = ChangeSince(lockFile, stored);
        var (plan, kept) = change.Length == 0 ? (stored!, stored!.Layers.Count) : Planned(lockFile, stored);
        return new LockLayers(Groups(lockFile, plan), plan, kept, change);
    }

    /// <summary>Why a plan is not one of this lock and these settings; empty where it is.</summary>
    /// <param name="lockFile">The lock.</param>
    /// <param name="stored">The plan; null for none.</param>
    public string ChangeSince(LockFile lockFile, StoredLayerPlan? stored) =>
        stored is null ? "is missing"
        : stored.Lock != DigestOf(lockFile) || !HasEachWheelOnce(lockFile, stored) ? "was made for another lock"
        : stored.Limit != _limit || !SameGroups(stored.Groups) ? "was made with other layers in slipway.json"
        : "";

    /// <summary>What can be said of the layers of a lock: how often they change, and why their wheels are together.</summary>
    /// <param name="lockFile">The lock.</param>
    /// <param name="layers">Its layers.</param>
    public static LayerPlan Describe(LockFile lockFile, LockLayers layers)
    {
        var (wheels, plan) = (Wheels(lockFile), layers.Stored);
        return LayerPlanner.Describe(
            new LayerInputs(
                wheels,
                UpdatesOf(plan).History(Names(wheels)),
                plan,
                plan.Limit,
                PinnedGroups.Of(plan.Groups, Names(wheels)),
                ChangeHistoryText.Shipped
            )
        );
    }

    private (StoredLayerPlan Plan, int Kept) Planned(LockFile lockFile, StoredLayerPlan? stored)
    {
        var wheels = Wheels(lockFile);
        var pinned = _groups.Count == 0 ? [] : PinnedGroups.For(settings, Names(wheels), projectNames().Union(Names(wheels)).ToHashSet(StringComparer.Ordinal));
        var now = wheels.ToDictionary(wheel => wheel.Name, wheel => wheel.Identity, StringComparer.Ordinal);
        var before = (stored?.Layers.SelectMany(x => x) ?? [])
            .Select(member => member.Split(' ', 2))
            .ToDictionary(x => x[0], x => x[1], StringComparer.Ordinal);
        var updates = UpdatesOf(stored).With(LockUpdate.Between(LockDay.Of(lockFile.Head), before, now));
        var plan = LayerPlanner.Plan(new LayerInputs(wheels, updates.History(Names(wheels)), stored, _limit, pinned, ChangeHistoryText.Shipped));
        var keep = plan.Stored with
        {
            Lock = DigestOf(lockFile),
            Limit = _limit,
            Groups = _groups,
            Updates = [.. updates.All.Select(update => update.ToString())],
        };
        return (keep, plan.Layers.Count(layer => layer.IsKept));
    }

    private static List<WheelGroup> Groups(LockFile lockFile, StoredLayerPlan plan)
    {
        var packages = lockFile.Packages.ToDictionary(package => package.NormalizedName, StringComparer.Ordinal);
        var pinned = PinnedGroups.Of(plan.Groups, packages.Keys);
        return [.. plan.Layers.Select(Group)];

        WheelGroup Group(IReadOnlyList<string> layer)
        {
            List<LockedPackage> wheels = [.. layer.Select(member => packages[NameOf(member)])];
            var pin = pinned.FirstOrDefault(group => group.Packages.Contains(wheels[0].NormalizedName))?.Name;
            return new WheelGroup(LayerNames.Of(pin, wheels.MaxBy(PackedSizes.Of)!.NormalizedName, pinned.Select(group => group.Name)), wheels);
        }
    }

    /// <summary>A file that was merged by hand may say anything.</summary>
    private static bool HasEachWheelOnce(LockFile lockFile, StoredLayerPlan stored) =>
        stored.Layers.SelectMany(x => x).ToHashSet(StringComparer.Ordinal).SetEquals(lockFile.Packages.Select(x => StoredLayerPlan.Member(PlannedWheel.Of(x))))
        && stored.Layers.Sum(layer => layer.Count) == lockFile.Packages.Count;

    private bool SameGroups(IReadOnlyList<LayerGroup> groups) =>
        groups.Count == _groups.Count && groups.Zip(_groups, (a, b) => a.Name == b.Name && a.Packages.SequenceEqual(b.Packages)).All(same => same);

    private static LockUpdates UpdatesOf(StoredLayerPlan? plan) => new([.. (plan?.Updates ?? []).Select(line => LockUpdate.TryParse(line)!)]);

    private static List<PlannedWheel> Wheels(LockFile lockFile) => [.. lockFile.Packages.Select(PlannedWheel.Of)];

    private static List<string> Names(List<PlannedWheel> wheels) => wheels.ConvertAll(wheel => wheel.Name);

    private static string NameOf(string member) => member[..member.IndexOf(' ')];

    private static string DigestOf(LockFile lockFile) => Digest.Of(string.Join('\n', lockFile.Packages)).ToString();
}
