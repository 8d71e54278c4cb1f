using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Locks.Index;
using Slipway.Tools.Http;
using Slipway.Tools.Store;

namespace Slipway.Tools.PythonIndex;

/// <summary>
/// Brings one file whose digest is known into the store. It goes on where a broken connection, or a killed run, left it; other bytes than the digest's are
/// thrown away and fetched once more.
/// </summary>
/// <param name="connection">The index.</param>
/// <param name="store">Receives the file.</param>
/// <param name="arrived">Told the bytes that are there, after each piece; null for nobody.</param>
internal sealed class FileDownload(IndexConnection connection, ContentStore store, Action<long>? arrived = null)
{
    private const int Piece = 1 << 18;
    private const long LargestFile = 64L << 30;
    private long _received;

    /// <summary>Fetches a file.</summary>
    /// <param name="file">Where it is.</param>
    /// <param name="digest">What it must be.</param>
    /// <param name="size">Its bytes; null where nobody said.</param>
    /// <param name="cancellation">Ends it. What came so far is kept.</param>
    /// <returns>Bytes received; null where another process brought it meanwhile.</returns>
    /// <exception cref="SlipwayException">SLP266, SLP267, SLP269, SLP270, SLP302, SLP440, SLP441, SLP526, SLP528, SLP529.</exception>
    public async Task<long?> RunAsync(IndexFile file, Digest digest, long? size, CancellationToken cancellation)
    {
        using var part = await PartialFile.OpenAsync(store, digest, size, cancellation);
        if (part is null)
            return null;
        Problem? first = null;
        while (true)
        {
            // What an earlier run left says nothing about the index: it may be wrong once for free.
            var isInherited = part.Length > 0;
            var problem = part.Length == size || part.IsWhole ? null : await ReceiveAsync(file, part, size, cancellation);
            if (problem is null && part.IsWhole)
            {
                part.Adopt();
                return _received;
            }
            problem ??= IndexProblems.WrongBytes(connection.Index.Name, file.FileName, digest.ToString(), part.Digest.ToString());
            part.Restart();
            if (first is not null)
                throw new SlipwayException(problem);
            if (!isInherited)
                first = problem;
            connection.Say($"index {connection.Index.Name}: {file.FileName} is not what was locked; fetching it again");
        }
    }

    /// <summary>The rest of the file, or all of it. A problem is about what the index sends; everything else is tried again or thrown.</summary>
    private Task<Problem?> ReceiveAsync(IndexFile file, PartialFile part, long? size, CancellationToken cancellation) =>
        connection.SendAsync(
            () => Ask(file, part),
            async (response, watch) =>
            {
                if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
                    throw RefusedPart(file, part);
                var (start, all) = Place(response);
                if (all is { } announced && announced != (size ?? announced))
                    return WrongLength(file, size!.Value, announced);
                if (start == 0)
                    part.Restart(PartialSource.Of(file.Address, response));
                if (part.Length != start)
                {
                    part.Restart();
                    throw new IOException("the answer is not the range that was asked for");
                }
                return await CopyAsync(response, part, file, size, all, watch);
            },
            [HttpStatusCode.RequestedRangeNotSatisfiable],
            cancellation,
            () => part.Length
        );

    /// <summary>What is there is thrown away, so that the next try asks for the whole.</summary>
    private Exception RefusedPart(IndexFile file, PartialFile part)
    {
        if (part.Length == 0)
            return new SlipwayException(IndexProblems.Gone(connection.Index.Name, file.Address, (int)HttpStatusCode.RequestedRangeNotSatisfiable));
        part.Restart();
        return new IOException("the server does not go on where the file ends");
    }

    private static HttpRequestMessage Ask(IndexFile file, PartialFile part)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, file.Address);
        if (part.Length == 0)
            return request;
        request.Headers.Range = new RangeHeaderValue(part.Length, null);
        if (part.Source is { } source && source.Address == file.Address)
            request.Headers.IfRange = new RangeConditionHeaderValue(source.Etag);
        return request;
    }

    /// <summary>Where an answer starts in the file, and how long it says that the file is.</summary>
    private static (long Start, long? All) Place(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.PartialContent
            ? (response.Content.Headers.ContentRange?.From ?? -1, response.Content.Headers.ContentRange?.Length)
            : (0, response.Content.Headers.ContentLength);

    private async Task<Problem?> CopyAsync(HttpResponseMessage response, PartialFile part, IndexFile file, long? size, long? all, StallWatch watch)
    {
        await using var body = await response.Content.ReadAsStreamAsync(watch.Token);
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        var filled = 0;
        try
        {
            int read;
            while ((read = await body.ReadAsync(buffer.AsMemory(filled, Piece - filled), watch.Token)) > 0)
            {
                watch.Moved();
                _received += read;
                filled += read;
                if (part.Length + filled > (size ?? LargestFile))
                    return WrongLength(file, size ?? LargestFile, part.Length + filled);
                if (filled == Piece)
                    Keep();
            }
            Keep();
        }
        catch (Exception e)
        {
            // What came before a connection broke is kept. Of a disk that takes no more, what is there is of no use to anybody who has to make room.
            if (e is SlipwayException)
                part.Restart();
            else
                Keep();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        return part.Length < (size ?? all) ? throw new IOException("the answer is cut off") : null;

        void Keep()
        {
            part.Append(buffer.AsSpan(0, filled));
            filled = 0;
            arrived?.Invoke(part.Length);
        }
    }

    private Problem WrongLength(IndexFile file, long expected, long found) => FetchProblems.WrongLength(connection.Index.Name, file.FileName, expected, found);
}
