using System.Collections.Concurrent;

namespace Slipway.Tools.Store;

/// <summary>
/// What this process uses of a store, for the eviction of what nobody uses. Each entry's time is set at its first use of a day: a later use costs no more than a look-up.
/// A lock on the file <c>lock</c> is held shared from the first use to the end of the process: who evicts takes it alone, so that it cannot take what others rely on.
/// </summary>
internal sealed class StoreUse
{
    private static readonly ConcurrentDictionary<string, StoreUse> s_stores = new(StringComparer.Ordinal);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, DateTime> _used = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly string _root;
    private FileStream? _lease;

    private StoreUse(string root) => _root = root;

    /// <summary>Whether this process has added anything.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>The use of a store; one for all that open it in this process.</summary>
    /// <param name="root">The store's folder.</param>
    public static StoreUse Of(string root) => s_stores.GetOrAdd(Path.GetFullPath(root), x => new StoreUse(x));

    /// <summary>Whether this process used an entry.</summary>
    /// <param name="hex">Hex digits of its digest.</param>
    public bool Has(string hex) => _used.ContainsKey(hex);

    /// <summary>An entry is used.</summary>
    /// <param name="entry">The entry, looked at just now.</param>
    public void Note(FileInfo entry)
    {
        var now = DateTime.UtcNow;
        if (_used.TryGetValue(entry.Name, out var noted) && now - noted < LastUse.Grain)
            return;
        _used[entry.Name] = now;
        Hold(FileMode.Open);
        LastUse.Record(entry, now);
    }

    /// <summary>Something is about to be added.</summary>
    /// <exception cref="IOException">The store's folder cannot be written.</exception>
    public void BeginWriting() => Hold(FileMode.OpenOrCreate);

    /// <summary>An entry was added.</summary>
    /// <param name="hex">Hex digits of its digest.</param>
    public void Wrote(string hex)
    {
        _used[hex] = DateTime.UtcNow;
        HasWritten = true;
    }

    /// <summary>Works while no other process uses the store; tells the work whether that is so.</summary>
    /// <param name="work">Gets whether the store is this process's alone.</param>
    public T Alone<T>(Func<bool, T> work)
    {
        lock (_gate)
        {
            _lease?.Dispose();
            _lease = null;
            try
            {
                using var alone = TryOpen(FileMode.OpenOrCreate, FileShare.None);
                return work(alone is not null);
            }
            finally
            {
                Take(FileMode.Open);
            }
        }
    }

    private void Hold(FileMode mode)
    {
        if (_lease is not null)
            return;
        lock (_gate)
        {
            if (_lease is null)
                Take(mode);
        }
    }

    /// <summary>Whoever evicts is done in a moment. Where there is no such file yet, or none can be made, nobody evicts either.</summary>
    private void Take(FileMode mode)
    {
        for (var until = DateTime.UtcNow + s_patience; ; Thread.Sleep(5))
        {
            _lease = TryOpen(mode, FileShare.Read);
            if (_lease is not null || !File.Exists(PathOfLock) || DateTime.UtcNow > until)
                return;
        }
    }

    private string PathOfLock => Path.Combine(_root, "lock");

    private FileStream? TryOpen(FileMode mode, FileShare share)
    {
        try
        {
            return new FileStream(PathOfLock, mode, FileAccess.Read, share, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
