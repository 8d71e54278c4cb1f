using Slipway.Core.Diagnostics;
using Slipway.Tools.Http;

namespace Slipway.Tools.PythonIndex;

/// <summary>Reads a body whole, within a limit: an index may claim or send anything.</summary>
internal static class LimitedBody
{
    /// <summary>The bytes of a body.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="limit">The most bytes.</param>
    /// <param name="index">Name of the index, for messages.</param>
    /// <param name="watch">Told of each piece.</param>
    /// <exception cref="SlipwayException">SLP270.</exception>
    /// <exception cref="IOException">The body is shorter than was said.</exception>
    public static async Task<byte[]> ReadAsync(HttpResponseMessage response, long limit, string index, StallWatch watch)
    {
        var said = response.Content.Headers.ContentLength;
        if (said > limit)
            throw TooLarge();
        await using var body = await response.Content.ReadAsStreamAsync(watch.Token);
        using var kept = new MemoryStream((int)(said ?? 1 << 16));
        var piece = new byte[1 << 16];
        int read;
        while ((read = await body.ReadAsync(piece, watch.Token)) > 0)
        {
            watch.Moved();
            if (kept.Length + read > limit)
                throw TooLarge();
            kept.Write(piece, 0, read);
        }
        return said is null || said == kept.Length ? kept.ToArray() : throw new IOException("the answer is cut off");

        SlipwayException TooLarge() => new(IndexProblems.TooLarge(index, response.RequestMessage!.RequestUri!, limit));
    }
}
