using Slipway.Core.Diagnostics;

namespace Slipway.Tools.Store;

/// <summary>Tells a full and a read-only disk from other trouble.</summary>
internal static class DiskSpace
{
    private const int ReadOnly = 30; // EROFS
    private const int NoSpaceLeft = 28; // ENOSPC
    private const int QuotaExceeded = 122; // EDQUOT
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsWriteProtected = unchecked((int)0x80070013);

    public static bool IsFull(IOException e) => e.HResult is NoSpaceLeft or QuotaExceeded or WindowsDiskFull;

    /// <summary>Whether nothing can be written there, whatever it is.</summary>
    public static bool IsReadOnly(Exception e) => e is UnauthorizedAccessException or IOException { HResult: ReadOnly or WindowsWriteProtected };

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
