using System.Security.Cryptography;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Store;

namespace Slipway.Tools.PythonIndex;

/// <summary>
/// A file on its way into the store: <c>partial/HEX</c>, hashed while it grows. It outlives whoever is killed, and the next run goes on where it ends.
/// One process at a time has it; what is in it is believed only when the whole has the digest.
/// </summary>
internal sealed class PartialFile : IDisposable
{
    private readonly ContentStore _store;
    private readonly Digest _digest;
    private readonly string _path;
    private readonly FileStream _lock;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private FileStream? _file;

    private PartialFile(ContentStore store, Digest digest, FileStream held) =>
        (_store, _digest, _lock, _path) = (store, digest, held, PartialFiles.PathOf(store, digest));

    /// <summary>Bytes so far.</summary>
    public long Length { get; private set; }

    /// <summary>Whether the bytes so far make the file.</summary>
    public bool IsWhole => Digest == _digest;

    /// <summary>The digest of the bytes so far.</summary>
    public Digest Digest => Digest.FromHash(_hash.GetCurrentHash());

    /// <summary>Takes up a file where an earlier run left it, waiting while another process has it.</summary>
    /// <returns>Null where the store has the whole file by then.</returns>
    /// <exception cref="SlipwayException">SLP302, SLP528.</exception>
    public static async Task<PartialFile?> OpenAsync(ContentStore store, Digest digest, long? size, CancellationToken cancellation)
    {
        if (await PartialFiles.LockAsync(store, digest, size, cancellation) is not { } held)
            return null;
        var part = new PartialFile(store, digest, held);
        try
        {
            await part.TakeUpAsync(cancellation);
            return part;
        }
        catch
        {
            part.Dispose();
            throw;
        }
    }

    /// <summary>Where the bytes so far came from.</summary>
    public PartialSource? Source => PartialSource.Read(_path);

    /// <summary>Starts from nothing, and notes where the bytes will come from.</summary>
    /// <param name="source">Null to forget it.</param>
    public void Restart(PartialSource? source = null) =>
        Write(() =>
        {
            _file!.SetLength(0);
            _hash.GetHashAndReset();
            Length = 0;
            PartialSource.Write(_path, source);
        });

    /// <summary>Adds bytes at the end.</summary>
    /// <exception cref="SlipwayException">SLP302, SLP528.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        try
        {
            _file!.Write(bytes);
            Length += bytes.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PartialFiles.Trouble(e, _path, bytes.Length);
        }
    }

    /// <summary>Makes the whole file the store's.</summary>
    /// <exception cref="SlipwayException">SLP302, SLP528.</exception>
    public void Adopt() =>
        Write(() =>
        {
            _file!.Flush(flushToDisk: true);
            _file.Dispose();
            _file = null;
            _store.Adopt(_path, _digest);
            PartialSource.Write(_path, null);
        });

    /// <summary>Lets others have it. An empty one is deleted.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        if (_file is not null && Length == 0)
            PartialFiles.Delete(_path);
        _hash.Dispose();
        _lock.Dispose();
    }

    private async Task TakeUpAsync(CancellationToken cancellation)
    {
        Write(() => _file = new FileStream(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0));
        var buffer = new byte[1 << 17];
        int read;
        while ((read = await _file!.ReadAsync(buffer, cancellation)) > 0)
        {
            _hash.AppendData(buffer, 0, read);
            Length += read;
        }
    }

    private void Write(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PartialFiles.Trouble(e, _path, 0);
        }
    }
}
