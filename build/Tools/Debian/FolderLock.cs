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
        return await HeldFile.TakeAsync(path, TimeSpan.FromMilliseconds(100), FileOptions.None, cancellation);
    }
}
