using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks.Index;
using Slipway.Tools.Http;

namespace Slipway.Tools.PythonIndex;

/// <summary>Reads a page's body, and notices one that was cut where the protocol does not tell.</summary>
internal static class PageBody
{
    /// <summary>The bytes of a page.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="limit">The most bytes.</param>
    /// <param name="index">Name of the index, for messages.</param>
    /// <param name="watch">Told of each piece.</param>
    /// <exception cref="SlipwayException">SLP270: it is larger.</exception>
    /// <exception cref="IOException">The body is not whole.</exception>
    public static async Task<byte[]> ReadAsync(HttpResponseMessage response, long limit, string index, StallWatch watch)
    {
        var body = await LimitedBody.ReadAsync(response, limit, index, watch);
        return IsEndOnlyTheConnections(response) && !EndsLikeAPage(response, body) ? throw new IOException("the answer is cut off") : body;
    }

    /// <summary>No length and no pieces: such a body ends where the connection does, for whatever reason it did.</summary>
    private static bool IsEndOnlyTheConnections(HttpResponseMessage response) =>
        response.Version.Major == 1 && response.Content.Headers.ContentLength is null && response.Headers.TransferEncodingChunked != true;

    private static bool EndsLikeAPage(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        if (!HtmlPage.ContentTypes.Contains(response.Content.Headers.ContentType?.MediaType))
            return body.TrimEnd(" \t\r\n"u8).EndsWith("}"u8);
        var text = Encoding.UTF8.GetString(body);
        return text.Contains("</html", StringComparison.OrdinalIgnoreCase) || !text.Contains("<html", StringComparison.OrdinalIgnoreCase);
    }
}
