using System.Net.Sockets;
using Slipway.Core.Diagnostics;

namespace Slipway.Tools.Http;

/// <summary>A failure that may pass.</summary>
internal sealed record Trouble(string Text, TimeSpan? Wait, bool Unreachable)
{
    /// <summary>Tells passing trouble (resets, stalls, cut answers, 429, 5xx) from lasting one; null for the latter.</summary>
    public static Trouble? Of(Exception e, int number, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return null;
        // The source of an upload failed, or the answer is final.
        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            if (inner is SlipwayException own)
                return own.Problems[0].Number is "SLP301" or "SLP266" && number == 1 ? new Trouble("other bytes than the digest says", null, false) : null;
        }
        return e switch
        {
            TransientAnswerException answer => new Trouble(answer.Message, answer.Wait, false),
            OperationCanceledException => new Trouble("nothing moved for too long", null, false),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => null,
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new Trouble("the name is not known", null, true),
            HttpRequestException { InnerException: SocketException { SocketErrorCode: not SocketError.ConnectionReset } socket } => new Trouble(
                socket.Message,
                null,
                true
            ),
            HttpRequestException or IOException => new Trouble("the connection broke", null, false),
            _ => null,
        };
    }
}
