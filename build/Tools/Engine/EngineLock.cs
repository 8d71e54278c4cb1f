using Slipway.Core.Diagnostics;
using Slipway.Tools.Store;

namespace Slipway.Tools.Engine;

/// <summary>One start or stop at a time, over all processes: a file held open without sharing (flock(2)), which the kernel lets go when its holder dies.</summary>
internal sealed class EngineLock : IDisposable
{
    private const int Patience = 180;
    private readonly FileStream _file;

    private EngineLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock.</summary>
    /// <param name="folders">The engine's folders.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="SlipwayException">SLP418.</exception>
    public static async Task<EngineLock> TakeAsync(EngineFolders folders, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folders.Root);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(Patience));
        try
        {
            return new EngineLock(await HeldFile.TakeAsync(folders.Lock, TimeSpan.FromMilliseconds(50), FileOptions.None, patience.Token));
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new SlipwayException(EngineProblems.LockHeld(folders.Lock, Patience), e);
        }
    }

    /// <summary>Lets go.</summary>
    public void Dispose() => _file.Dispose();
}
