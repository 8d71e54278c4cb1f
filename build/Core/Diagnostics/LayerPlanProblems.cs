using Slipway.Core.Layering;

namespace Slipway.Core.Diagnostics;

/// <summary>SLP165 to SLP169 and SLP173 to SLP175: the plan of layers.</summary>
public static class LayerPlanProblems
{
    /// <summary>SLP165: a package or a name is in two pinned groups.</summary>
    /// <param name="name">The package or the name.</param>
    /// <param name="first">The group that has it.</param>
    /// <param name="second">The group that wants it too.</param>
    public static Problem PinnedTwice(string name, string first, string second) =>
        new(
            "SLP165",
            Family.Usage,
            first == second
                ? $"layers.groups of slipway.json has two groups '{Printable.Of(name, 60)}'"
                : $"layers.groups of slipway.json puts {Printable.Of(name, 60)} into '{first}' and into '{second}'",
            "each package in one group, each group once",
            "take it out of one of them; a pattern with '*' may be too wide"
        );

    /// <summary>SLP166: a pinned group names a package that no lock has.</summary>
    /// <param name="group">The group.</param>
    /// <param name="package">The name or pattern.</param>
    /// <param name="closest">The one that was probably meant; null when none is near.</param>
    public static Problem UnknownPackage(string group, string package, string? closest) =>
        new(
            "SLP166",
            Family.Usage,
            $"the group '{group}' in layers.groups of slipway.json names {Printable.Of(package, 60)}, which no lock has",
            "packages of the locks in requirements/locks",
            closest is null ? "delete it, or lock it first: ./build.sh Lock" : $"did you mean '{closest}'?"
        );

    /// <summary>SLP167: fewer layers are allowed than pinned groups need.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="groups">Pinned groups in this lock.</param>
    /// <param name="needed">Layers that they and the other packages need.</param>
    public static Problem LimitTooSmall(int limit, int groups, int needed) =>
        new(
            "SLP167",
            Family.Usage,
            $"wheels may take {limit} layers (layers.limit of slipway.json, at most {LayerCost.Limit}), and {groups} pinned groups{(needed > groups ? " and one layer for all other packages" : "")} are {needed} layers",
            $"at least {needed}",
            $"set layers.limit to {needed} or more, or join groups"
        );

    /// <summary>SLP168: the previous plan cannot be read. The layers are planned afresh.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reason">What is wrong with it.</param>
    public static Problem BadPreviousPlan(string path, string reason) =>
        new(
            "SLP168",
            Family.Warning,
            $"the layer plan before this one, {path}, cannot be used: {reason}",
            "",
            "nothing: the layers are planned afresh, so this update may move more bytes than it had to"
        );

    /// <summary>SLP169: a series of locks cannot be replayed.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="reason">What is wrong with it.</param>
    public static Problem BadSeries(string path, string reason) =>
        new(
            "SLP169",
            Family.Usage,
            $"{Printable.Of(path, 200)}: {reason}",
            "a folder of *.jsonl or *.jsonl.gz, one lock a line: {\"date\":\"2026-01-31\",\"packages\":[[name, version, hash, file, size, [parents]], ...]}",
            "mend the line, or name another folder: ./build.sh Bench --layers --data FOLDER"
        );

    /// <summary>SLP173: the plan beside a lock is not one of this lock.</summary>
    /// <param name="path">The plan.</param>
    /// <param name="change">Why, such as <c>was made for another lock</c>.</param>
    /// <param name="command">What makes it anew.</param>
    public static Problem StalePlan(string path, string change, string command) =>
        new("SLP173", Family.Drift, $"{path} {change}", "a plan that was made with the lock beside it", command);

    /// <summary>SLP174: a run has to plan the layers of a lock itself.</summary>
    /// <param name="path">The plan.</param>
    /// <param name="change">Why, such as <c>is missing</c>.</param>
    /// <param name="command">What keeps a plan.</param>
    public static Problem PlannedByRun(string path, string change, string command) =>
        new(
            "SLP174",
            Family.Warning,
            $"{path} {change}, so layers are planned by each run; to keep the plan, and the history that it learns from: {command}",
            "",
            ""
        );

    /// <summary>SLP175: locks as they are, and locks anew.</summary>
    /// <param name="options">What asks for other locks, as typed.</param>
    public static Problem LayersOfLocksAsTheyAre(IReadOnlyList<string> options) =>
        new(
            "SLP175",
            Family.Usage,
            $"Lock --layers with {Printable.Of(string.Join(' ', options), 200)}: it plans the layers of the locks as they are",
            "one of them",
            "leave out --layers: Lock always plans the layers of the locks that it writes"
        );
}
