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
        var until = DateTime.UtcNow.AddSeconds(Patience);
        while (true)
        {
            try
            {
                return new EngineLock(new FileStream(folders.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException e) when (HeldFile.Is(e) && DateTime.UtcNow < until)
            {
                await Task.Delay(50, cancellation);
            }
            catch (IOException e) when (HeldFile.Is(e))
            {
                throw new SlipwayException(EngineProblems.LockHeld(folders.Lock, Patience), e);
            }
        }
    }

    /// <summary>Lets go.</summary>
    public void Dispose() => _file.Dispose();
}
