namespace Slipway.Core.Layering;

/// <summary>All wheels of a lock on a day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Wheels">The wheels, each name once.</param>
public sealed record LockSnapshot(DateOnly Date, IReadOnlyList<PlannedWheel> Wheels);
