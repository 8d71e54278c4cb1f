using Slipway.Core.Planning;

namespace Slipway.Tools.Store;

/// <summary>
/// One maker a layer, over all processes that share a store: a file <c>making/HEX</c> held open without sharing (flock(2)), which the kernel lets go when its holder dies. It is deleted
/// when its holder ends. Where two processes meet in that moment both may make the layer: then the same bytes are there twice for a moment, and no harm is done.
/// </summary>
internal static class LayerLock
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until nobody makes the layer, and takes it.</summary>
    /// <param name="folder">Where the locks are.</param>
    /// <param name="key">The layer's key.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IDisposable> HoldAsync(string folder, Key key, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        return await HeldFile.TakeAsync(Path.Combine(folder, key.Hex), s_pause, FileOptions.DeleteOnClose, cancellation);
    }
}
