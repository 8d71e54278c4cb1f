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
    private readonly StoreUse _use = StoreUse.Of(root);

    /// <summary>The store's folder.</summary>
    public string Root { get; } = root;

    /// <summary>Where a blob is or would be.</summary>
    /// <param name="digest">Its digest.</param>
    public string PathOf(Digest digest) => Path.Combine(BlobFolder, digest.Hex);

    /// <summary>Where all blobs are.</summary>
    internal string BlobFolder { get; } = Path.Combine(root, "blobs", "sha256");

    /// <summary>Whether a blob is there; costs one stat.</summary>
    /// <param name="digest">Its digest.</param>
    public bool Has(Digest digest) => Find(digest) is not null;

    /// <summary>Whether a blob of that size is there; costs one stat.</summary>
    /// <param name="digest">Its digest.</param>
    /// <param name="size">Its bytes; null where nobody said.</param>
    public bool Has(Digest digest, long? size) => Find(digest) is { } entry && (size is null || entry.Length == size);

    /// <summary>Opens a blob for reading.</summary>
    /// <param name="digest">Its digest.</param>
    /// <exception cref="SlipwayException">SLP303: it is not there.</exception>
    public FileStream Open(Digest digest)
    {
        try
        {
            _ = Find(digest);
            return new(PathOf(digest), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 16);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SlipwayException(StoreProblems.BlobMissing(digest.ToString()), e);
        }
    }

    /// <summary>A new name below the store for work in progress, on the same file system as the blobs. The caller deletes or adopts the file.</summary>
    /// <exception cref="SlipwayException">SLP302: the disk is full. SLP521: the store cannot be written.</exception>
    public string NewTemporaryFile()
    {
        var folder = Path.Combine(Root, "tmp");
        Write(folder, () => Directory.CreateDirectory(folder));
        _use.BeginWriting();
        return Path.Combine(folder, TemporaryFiles.NewName());
    }

    /// <summary>Adds bytes in memory.</summary>
    /// <param name="bytes">The content.</param>
    /// <exception cref="SlipwayException">SLP302: the disk is full. SLP521: the store cannot be written.</exception>
    public Digest Add(ReadOnlySpan<byte> bytes)
    {
        var digest = Digest.Of(bytes);
        if (Has(digest, bytes.Length))
            return digest;
        var temporary = NewTemporaryFile();
        var size = bytes.Length;
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
            throw DiskSpace.Full(PathOf(digest), size, e);
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
    /// <exception cref="SlipwayException">SLP301: the content has another digest. SLP302: the disk is full. SLP521: the store cannot be written.</exception>
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
        _use.BeginWriting();
        Write(
            path,
            () =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                // The folder itself is not synced: a rename that a power cut undoes is an entry that is not there, which is made again.
                File.Move(temporary, path, overwrite: true);
            }
        );
        _use.Wrote(digest.Hex);
    }

    /// <summary>The entry, when it is there: one stat, which also says when its use was recorded last.</summary>
    private FileInfo? Find(Digest digest)
    {
        var entry = new FileInfo(PathOf(digest));
        if (!entry.Exists)
            return null;
        _use.Note(entry);
        return entry;
    }

    /// <summary>Creates a temporary file that is locked as long as it is open.</summary>
    /// <exception cref="SlipwayException">SLP302: the disk is full. SLP521: the store cannot be written.</exception>
    internal static FileStream CreateTemporary(string path) =>
        Write(path, () => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16));

    private static void Write(string path, Action work) =>
        Write(
            path,
            () =>
            {
                work();
                return true;
            }
        );

    private static T Write<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (DiskSpace.IsReadOnly(e))
        {
            throw new SlipwayException(StoreProblems.NotWritable(path, e.Message), e);
        }
        catch (IOException e) when (DiskSpace.IsFull(e))
        {
            throw DiskSpace.Full(path, 0, e);
        }
    }
}
