namespace Slipway.Core.Locks.Review;

/// <summary>From when on a lock is worth a warning.</summary>
/// <param name="ReleasesBehind">An input's package this many final releases behind its newest one.</param>
/// <param name="DaysBehind">An input's package uploaded this many days before its newest release.</param>
/// <param name="YoungDays">A file uploaded fewer days ago than this: a release that breaks or steals is mostly found and withdrawn in its first days.</param>
public sealed record ReviewLimits(int ReleasesBehind = 5, int DaysBehind = 180, int YoungDays = 7);
