namespace Slipway.Tools.Store;

/// <summary>Tells a file that another process holds from one that cannot be opened at all.</summary>
internal static class HeldFile
{
    // EWOULDBLOCK of flock(2) on Linux and macOS as the runtime passes it on, and Windows' sharing violation.
    private const int Linux = 11;
    private const int MacOS = 35;
    private const int Windows = unchecked((int)0x80070020);

    /// <summary>Whether the file is held. Not asked of the folder: the holder may have let go and deleted it since.</summary>
    /// <param name="e">What opening without sharing gave.</param>
    public static bool Is(IOException e) => e.HResult is Linux or MacOS or Windows;
}
