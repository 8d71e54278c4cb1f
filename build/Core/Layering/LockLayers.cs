namespace Slipway.Core.Layering;

/// <summary>Which wheels of a lock share a layer.</summary>
/// <param name="Groups">The groups from the bottom of the image to its top.</param>
/// <param name="Stored">The plan as it is kept beside the lock.</param>
/// <param name="Kept">How many of its layers the plan before had too; all where it is the one that is there.</param>
/// <param name="Change">Why the plan that is there could not be taken: <c>is missing</c>, <c>was made for another lock</c>; empty where it was.</param>
public sealed record LockLayers(IReadOnlyList<WheelGroup> Groups, StoredLayerPlan Stored, int Kept, string Change)
{
    /// <summary>Whether the plan is the one that is there.</summary>
    public bool IsStored => Change.Length == 0;
}
