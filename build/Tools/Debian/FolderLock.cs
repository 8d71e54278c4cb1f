using Slipway.Tools.Store;

namespace Slipway.Tools.Debian;

/// <summary>Keeps a folder to one user at a time, also between processes; the operating system frees it when its holder ends, however it ends.</summary>
internal static class FolderLock
{
    /// <summary>Waits until the lock is free and takes it.</summary>
    /// <param name="path">The lock file; it stays.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IAsyncDisposable> HoldAsync(string path, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (HeldFile.Is(e))
            {
                await Task.Delay(100, cancellation);
            }
        }
    }
}
