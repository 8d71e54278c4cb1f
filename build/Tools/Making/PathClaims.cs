using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Planning;
using Slipway.Core.Wheels;

namespace Slipway.Tools.Making;

/// <summary>Who brings which path of a platform's image. Wheels come one by one: each layer's are compared with those that were there before it.</summary>
internal sealed class PathClaims(Workbench bench, BuildPlan plan, PlatformInputs platform)
{
    private readonly Lock _lock = new();
    private PathOwners? _owners;

    /// <summary>Takes the paths of a layer's wheels. Two wheels that bring the same path would make the image depend on their order.</summary>
    /// <param name="wheels">All wheels of the layer.</param>
    /// <exception cref="SlipwayException">SLP234: every wheel that another one was there before.</exception>
    public void Claim(IReadOnlyList<LaidOutWheel> wheels)
    {
        lock (_lock)
        {
            _owners ??= Found();
            var conflicts = wheels.SelectMany(_owners.Add).ToList();
            if (conflicts.Count > 0)
                throw new SlipwayException([.. conflicts.Select(Refused)]);
        }
    }

    /// <summary>Wheels of layers that were found and are not in the store passed this when those were made.</summary>
    private PathOwners Found()
    {
        var owners = new PathOwners();
        var made = plan
            .Images.Single(x => x.Platform == platform.Platform)
            .Layers.Where(x => x.Maker == LayerMaker.Wheels && x.State == PlanState.Make)
            .Select(x => x.Name)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var wheel in platform.Groups.Where(x => !made.Contains(x.Name)).SelectMany(x => x.Wheels).Where(IsHere))
            owners.Add(LayerSupply.LayOut(bench, wheel, platform));
        return owners;
    }

    private bool IsHere(LockedPackage package) => bench.Compiled.TryOf(platform.Platform, package) is { } wheel && bench.Store.Has(wheel.Hash);

    /// <summary>Wheels come in any order; what is said of them does not depend on it.</summary>
    private static Problem Refused(WheelConflict conflict)
    {
        string[] names = [conflict.First.Text, conflict.Second.Text];
        Array.Sort(names, StringComparer.Ordinal);
        return WheelProblems.Conflict(names[0], names[1], conflict.Paths);
    }
}
