using Slipway.Core.Diagnostics;

namespace Slipway.Tools.Store;

/// <summary>Tells a full disk from other trouble.</summary>
internal static class DiskSpace
{
    private const int NoSpaceLeft = 28; // ENOSPC
    private const int QuotaExceeded = 122; // EDQUOT
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    public static bool IsFull(IOException e) => e.HResult is NoSpaceLeft or QuotaExceeded or WindowsDiskFull;

    public static SlipwayException Full(string path, long needed, IOException inner) => new(StoreProblems.DiskFull(path, needed, FreeAt(path)), inner);

    private static long FreeAt(string path)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(path)!).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return 0;
        }
    }
}
