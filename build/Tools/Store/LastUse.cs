namespace Slipway.Tools.Store;

/// <summary>When an entry of the store was used last: the time of its file, set at the first use of a day.</summary>
internal static class LastUse
{
    /// <summary>A use is recorded when the last one that was recorded is older.</summary>
    public static TimeSpan Grain { get; } = TimeSpan.FromDays(1);

    /// <summary>Records a use.</summary>
    /// <param name="entry">The entry, looked at just now.</param>
    /// <param name="now">The time, UTC.</param>
    public static void Record(FileInfo entry, DateTime now)
    {
        if (now - entry.LastWriteTimeUtc <= Grain)
            return;
        try
        {
            File.SetLastWriteTimeUtc(entry.FullName, now);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Of another user, or on a disk that is read only: whoever may evict it keeps its times.
        }
    }
}
