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

    /// <summary>Whether a blob of that size is there; costs one stat.</summary>
    /// <param name="digest">Its digest.</param>
    /// <param name="size">Its bytes.</param>
    public bool Has(Digest digest, long size) => new FileInfo(PathOf(digest)) is { Exists: true } file && file.Length == size;

    /// <summary>Opens a blob for reading.</summary>
    /// <param name="digest">Its digest.</param>
    /// <exception cref="SlipwayException">SLP303: it is not there.</exception>
    public FileStream Open(Digest digest)
    {
        try
        {
            return new(PathOf(digest), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 16);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SlipwayException(StoreProblems.BlobMissing(digest.ToString()), e);
        }
    }

    /// <summary>A new name below the store for work in progress, on the same file system as the blobs. The caller deletes or adopts the file.</summary>
    public string NewTemporaryFile()
    {
        var folder = Path.Combine(Root, "tmp");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $"{Environment.ProcessId}-{Guid.NewGuid():n}");
    }

    /// <summary>Adds bytes in memory.</summary>
    /// <param name="bytes">The content.</param>
    /// <exception cref="SlipwayException">SLP302: the disk is full.</exception>
    public Digest Add(ReadOnlySpan<byte> bytes)
    {
        var digest = Digest.Of(bytes);
        if (Has(digest, bytes.Length))
            return digest;
        var temporary = NewTemporaryFile();
        try
        {
            using (var file = CreateTemporary(temporary))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }
            Adopt(temporary, digest);
        }
        catch (IOException e) when (DiskSpace.IsFull(e))
        {
            throw DiskSpace.Full(PathOf(digest), bytes.Length, e);
        }
        finally
        {
            File.Delete(temporary);
        }
        return digest;
    }

    /// <summary>Adds a stream, hashing while it is written; refuses other bytes than expected and leaves nothing behind then.</summary>
    /// <param name="content">Read to its end.</param>
    /// <param name="expected">The digest that the content must have; null where it is not known.</param>
    /// <param name="name">What the content is, for the message.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Digest and number of bytes.</returns>
    /// <exception cref="SlipwayException">SLP301: the content has another digest. SLP302: the disk is full.</exception>
    public async Task<(Digest Digest, long Size)> AddAsync(Stream content, Digest? expected, string name, CancellationToken cancellation = default)
    {
        var temporary = NewTemporaryFile();
        long size = 0;
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using (var file = CreateTemporary(temporary))
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
        catch (IOException e) when (DiskSpace.IsFull(e))
        {
            throw DiskSpace.Full(expected is { } known ? PathOf(known) : temporary, content.CanSeek ? content.Length : size, e);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Makes a finished, synced, closed temporary file the blob of that digest: one that is open is still locked, and its readers would fail.</summary>
    /// <param name="temporary">A file of <see cref="NewTemporaryFile"/>; gone afterwards.</param>
    /// <param name="digest">The digest of its content.</param>
    public void Adopt(string temporary, Digest digest)
    {
        var path = PathOf(digest);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Creates a temporary file that is locked as long as it is open.</summary>
    internal static FileStream CreateTemporary(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
}
