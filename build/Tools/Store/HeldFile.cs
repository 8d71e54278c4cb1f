namespace Slipway.Tools.Store;

/// <summary>
/// A file that one process at a time holds open without sharing (flock(2)); the kernel lets go of it when its holder dies. Tells a file that another process holds from one that
/// cannot be opened at all.
/// </summary>
internal static class HeldFile
{
    // EWOULDBLOCK of flock(2) on Linux and macOS as the runtime passes it on, and Windows' sharing violation.
    private const int Linux = 11;
    private const int MacOS = 35;
    private const int Windows = unchecked((int)0x80070020);

    /// <summary>Waits until nobody holds the file, and takes it.</summary>
    /// <param name="path">The file, in a folder that is there; made where it is missing.</param>
    /// <param name="pause">Between two looks.</param>
    /// <param name="options">Whether it is deleted when its holder lets go.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="IOException">It cannot be opened, for another reason than that somebody holds it.</exception>
    public static async Task<FileStream> TakeAsync(string path, TimeSpan pause, FileOptions options, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, options);
            }
            catch (IOException e) when (Is(e))
            {
                await Task.Delay(pause, cancellation);
            }
        }
    }

    /// <summary>Whether the file is held. Not asked of the folder: the holder may have let go and deleted it since.</summary>
    /// <param name="e">What opening without sharing gave.</param>
    public static bool Is(IOException e) => e.HResult is Linux or MacOS or Windows;
}
