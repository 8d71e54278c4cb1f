using System.Net;
using System.Net.Http.Headers;
using Slipway.Core.Images;

namespace Slipway.Tools.PythonIndex;

/// <summary>Sends an answer as HTTP wants it: its digest as ETag, 304 where the client has it, no body for HEAD, one range of a file.</summary>
/// <param name="context">The request.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class ServedAnswer(HttpListenerContext context, CancellationToken cancellation)
{
    private readonly HttpListenerRequest _request = context.Request;
    private readonly HttpListenerResponse _response = context.Response;

    public void NotFound() => _response.StatusCode = (int)HttpStatusCode.NotFound;

    /// <summary>The same under another address, for good.</summary>
    /// <param name="path">Its path.</param>
    public void MovedTo(string path)
    {
        _response.StatusCode = (int)HttpStatusCode.MovedPermanently;
        _response.Headers["Location"] = path;
    }

    /// <summary>Bytes in memory.</summary>
    public Task BytesAsync(byte[] body, string type)
    {
        _response.Headers["Vary"] = "Accept";
        return ContentAsync(new MemoryStream(body, writable: false), Digest.Of(body), type);
    }

    /// <summary>A file; closed when it is sent.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="digest">Their digest.</param>
    /// <param name="type">Content type.</param>
    public async Task ContentAsync(Stream content, Digest digest, string type)
    {
        await using var _ = content;
        var tag = new EntityTagHeaderValue($"\"{digest.Hex}\"");
        _response.Headers["ETag"] = tag.ToString();
        _response.Headers["Accept-Ranges"] = "bytes";
        if (Names(_request.Headers["If-None-Match"], tag))
        {
            _response.StatusCode = (int)HttpStatusCode.NotModified;
            return;
        }
        _response.ContentType = type;
        var (start, count) = (0L, content.Length);
        if (Range(tag) is { } range)
        {
            (start, count) = Part(range, content.Length);
            if (count <= 0)
            {
                _response.StatusCode = (int)HttpStatusCode.RequestedRangeNotSatisfiable;
                _response.Headers["Content-Range"] = $"bytes */{content.Length}";
                return;
            }
            _response.StatusCode = (int)HttpStatusCode.PartialContent;
            _response.Headers["Content-Range"] = $"bytes {start}-{start + count - 1}/{content.Length}";
        }
        _response.ContentLength64 = count;
        if (_request.HttpMethod == "HEAD")
            return;
        content.Position = start;
        var buffer = new byte[1 << 16];
        for (var left = count; left > 0; )
        {
            var read = await content.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancellation);
            if (read == 0)
                throw new EndOfStreamException();
            await _response.OutputStream.WriteAsync(buffer.AsMemory(0, read), cancellation);
            left -= read;
        }
    }

    private static bool Names(string? header, EntityTagHeaderValue tag) =>
        header is not null && header.Split(',').Any(x => x.Trim() is var word && (word == "*" || word == tag.Tag || word == $"W/{tag.Tag}"));

    /// <summary>The one range that is asked for; several are answered with the whole, and so is one of another state of the file.</summary>
    private RangeItemHeaderValue? Range(EntityTagHeaderValue tag) =>
        _request.Headers["Range"] is { } header
        && RangeHeaderValue.TryParse(header, out var range)
        && range is { Unit: "bytes", Ranges.Count: 1 }
        && (_request.Headers["If-Range"] is not { } state || state == tag.Tag)
            ? range.Ranges.Single()
            : null;

    private static (long Start, long Count) Part(RangeItemHeaderValue range, long length) =>
        range.From is { } from
            ? (from, Math.Min(range.To ?? long.MaxValue, length - 1) - from + 1)
            : (Math.Max(0, length - range.To!.Value), Math.Min(length, range.To.Value));
}
