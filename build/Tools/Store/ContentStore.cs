using System.Security.Cryptography;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Tools.Store;

/// <summary>
/// The user's content-addressed files: <c>blobs/sha256/HEX</c>. A file is written aside, synced and renamed, so that no half-written entry is ever visible,
/// whoever is killed at whatever moment; two processes may add the same content at once.
/// </summary>
/// <param name="root">The store's folder.</param>
public sealed class ContentStore(string root)
{
    /// <summary>The store's folder.</summary>
    public string Root { get; } = root;

    /// <summary>Where a blob is or would be.</summary>
    /// <param name="digest">Its digest.</param>
    public string PathOf(Digest digest) => Path.Combine(Root, "blobs", "sha256", digest.Hex);

    /// <summary>Whether a blob is there; costs one stat.</summary>
    /// <param name="digest">Its digest.</param>
    public bool Has(Digest digest) => File.Exists(PathOf(digest));

    /// <summary>Opens a blob for reading.</summary>
    /// <param name="digest">Its digest.</param>
    public FileStream Open(Digest digest) => new(PathOf(digest), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 16);

    /// <summary>A new file below the store for work in progress, on the same file system as the blobs. The caller deletes or adopts it.</summary>
    public string NewTemporaryFile()
    {
        var folder = Path.Combine(Root, "tmp");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $"{Environment.ProcessId}-{Guid.NewGuid():n}");
    }

    /// <summary>Adds bytes in memory.</summary>
    /// <param name="bytes">The content.</param>
    public Digest Add(ReadOnlySpan<byte> bytes)
    {
        var digest = Digest.Of(bytes);
        if (Has(digest))
            return digest;
        var temporary = NewTemporaryFile();
        using (var file = Create(temporary))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        Adopt(temporary, digest);
        return digest;
    }

    /// <summary>Adds a stream, hashing while it is written; refuses other bytes than expected and leaves nothing behind then.</summary>
    /// <param name="content">Read to its end.</param>
    /// <param name="expected">The digest that the content must have; null where it is not known.</param>
    /// <param name="name">What the content is, for the message.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Digest and number of bytes.</returns>
    /// <exception cref="SlipwayException">SLP301: the content has another digest.</exception>
    public async Task<(Digest Digest, long Size)> AddAsync(Stream content, Digest? expected, string name, CancellationToken cancellation = default)
    {
        var temporary = NewTemporaryFile();
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long size = 0;
            await using (var file = Create(temporary))
            {
                var buffer = new byte[1 << 17];
                int read;
                while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
                {
                    hash.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
                    size += read;
                }
                file.Flush(flushToDisk: true);
            }
            var digest = Digest.FromHash(hash.GetHashAndReset());
            if (expected is { } wanted && wanted != digest)
                throw new SlipwayException(StoreProblems.WrongDigest(name, wanted.ToString(), digest.ToString(), size));
            Adopt(temporary, digest);
            return (digest, size);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Makes a finished, synced temporary file the blob of that digest.</summary>
    /// <param name="temporary">A file of <see cref="NewTemporaryFile"/>; gone afterwards.</param>
    /// <param name="digest">The digest of its content.</param>
    public void Adopt(string temporary, Digest digest)
    {
        var path = PathOf(digest);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(temporary, path, overwrite: true);
    }

    private static FileStream Create(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
}
