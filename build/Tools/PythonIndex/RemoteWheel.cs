using System.Net;
using System.Net.Http.Headers;
using Slipway.Core.Images;
using Slipway.Core.Locks.Index;
using Slipway.Core.Wheels;
using Slipway.Tools.Store;

namespace Slipway.Tools.PythonIndex;

/// <summary>Reads a file of an index: a wheel's METADATA by ranges, or the whole into the store.</summary>
/// <param name="connection">The index.</param>
/// <param name="store">Receives whole files.</param>
internal sealed class RemoteWheel(IndexConnection connection, ContentStore store)
{
    // Holds the end record with the longest comment, and the directory of most wheels.
    private const int Tail = 80_000;
    private const int LeastPart = 16_384;
    private const int MostParts = 16;
    private const long LargestPart = 64L << 20;

    /// <summary>METADATA of a wheel, from its tail and two or three ranges. A server without ranges sends the whole: it goes into the store, where it is needed anyway.</summary>
    public async Task<byte[]> MetadataAsync(IndexFile file, CancellationToken cancellation)
    {
        if (await PartAsync(file, new RangeHeaderValue(null, Tail), cancellation) is not var (length, offset, bytes))
            return await WholeAsync(file, cancellation);
        var parts = new SparseFile(length);
        parts.Add(offset, bytes);
        for (var i = 0; i < MostParts; i++)
        {
            try
            {
                return WheelArchive.ReadMetadata(file.FileName, parts.Open);
            }
            catch (MissingRangeException missing)
            {
                var end = Math.Min(length, missing.Offset + Math.Max(missing.Count, LeastPart)) - 1;
                if (await PartAsync(file, new RangeHeaderValue(missing.Offset, end), cancellation) is not var (_, start, more))
                    return await WholeAsync(file, cancellation);
                parts.Add(start, more);
            }
        }
        return await WholeAsync(file, cancellation);
    }

    /// <summary>The whole file into the store.</summary>
    public async Task<(Digest Digest, long Size)> FetchAsync(IndexFile file, CancellationToken cancellation)
    {
        if (file.Sha256 is not { } digest)
            return await AddAsync(file, cancellation);
        await new FileDownload(connection, store).RunAsync(file, digest, file.Size, cancellation);
        return (digest, new FileInfo(store.PathOf(digest)).Length);
    }

    /// <summary>A file of which nobody says what it must be: its digest is known when it is there.</summary>
    private Task<(Digest Digest, long Size)> AddAsync(IndexFile file, CancellationToken cancellation) =>
        connection.SendAsync(
            () => new HttpRequestMessage(HttpMethod.Get, file.Address),
            async (response, watch) =>
            {
                await using var body = new WatchedStream(await response.Content.ReadAsStreamAsync(watch.Token), watch);
                return await store.AddAsync(body, null, file.FileName, watch.Token);
            },
            [],
            cancellation
        );

    private async Task<byte[]> WholeAsync(IndexFile file, CancellationToken cancellation)
    {
        var (digest, _) = await FetchAsync(file, cancellation);
        return WheelArchive.ReadMetadata(file.FileName, () => store.Open(digest));
    }

    /// <summary>A part with its place and the file's length; null where the server does not serve parts.</summary>
    private Task<Part?> PartAsync(IndexFile file, RangeHeaderValue range, CancellationToken cancellation) =>
        connection.SendAsync<Part?>(
            () => new HttpRequestMessage(HttpMethod.Get, file.Address) { Headers = { Range = range } },
            async (response, watch) =>
            {
                if (
                    response.StatusCode != HttpStatusCode.PartialContent
                    || response.Content.Headers.ContentRange is not { From: { } from, To: { } to, Length: { } length }
                    || to >= length
                )
                    return null;
                var bytes = await LimitedBody.ReadAsync(response, LargestPart, connection.Index.Name, watch);
                return bytes.Length == to - from + 1 ? new Part(length, from, bytes) : throw new IOException("the answer is not the range that it names");
            },
            [HttpStatusCode.RequestedRangeNotSatisfiable],
            cancellation
        );

    private sealed record Part(long Length, long Offset, byte[] Bytes);
}
