using System.Text;

namespace Slipway.Tests;

/// <summary>What goes wrong.</summary>
public abstract record Fault
{
    /// <summary>An answer of the proxy itself.</summary>
    public sealed record Answer(int Status, string Headers = "", string Body = "") : Fault;

    /// <summary>The connection is reset after so many bytes of the request's body.</summary>
    public sealed record ResetRequest(int AfterBytes) : Fault;

    /// <summary>The connection is closed after so many bytes of the answer, head included.</summary>
    public sealed record CutAnswer(int AfterBytes) : Fault;

    /// <summary>Nothing is answered until the test ends.</summary>
    public sealed record Stall : Fault;

    /// <summary>The answer comes in pieces with a pause before each.</summary>
    public sealed record Slow(int Piece, TimeSpan Pause) : Fault;

    /// <summary>The whole answer, head included, is sent changed.</summary>
    public sealed record Change(Func<byte[], byte[]> Of) : Fault;

    /// <summary>One byte of the answer's body is another one.</summary>
    public static Fault WrongByte(int at) =>
        new Change(answer =>
        {
            answer[BodyOf(answer) + at] ^= 1;
            return answer;
        });

    /// <summary>The answer is whole, well-formed and so many bytes longer or shorter than it should be.</summary>
    public static Fault OtherLength(int difference) =>
        new Change(answer =>
        {
            var (head, length) = (Encoding.Latin1.GetString(answer, 0, BodyOf(answer)), answer.Length - BodyOf(answer));
            var changed = head.Replace($"Content-Length: {length}\r\n", $"Content-Length: {length + difference}\r\n", StringComparison.OrdinalIgnoreCase);
            var body = answer[BodyOf(answer)..];
            return [.. Encoding.Latin1.GetBytes(changed), .. difference < 0 ? body[..^-difference] : [.. body, .. new byte[difference]]];
        });

    private static int BodyOf(byte[] answer) => answer.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
}
