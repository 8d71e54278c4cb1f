using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Slipway.Tests;

/// <summary>
/// A proxy in front of a real server that passes requests on, one a connection, except those that a rule wants to fail.
/// </summary>
public sealed class FaultProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _upstream;
    private readonly Func<ProxyRequest, Fault?> _rule;
    private readonly Func<string, string> _rewrite;

    /// <param name="upstream">Port of the real server.</param>
    /// <param name="rule">What goes wrong with a request; null for nothing.</param>
    /// <param name="rewrite">Changes the head of a request on its way to the server.</param>
    public FaultProxy(int upstream, Func<ProxyRequest, Fault?> rule, Func<string, string>? rewrite = null)
    {
        (_upstream, _rule, _rewrite) = (upstream, rule, rewrite ?? (head => head));
        _listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public string Host => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Everything that was asked.</summary>
    public ConcurrentQueue<ProxyRequest> Requests { get; } = new();

    /// <summary>A rule that fails the first so many requests that match.</summary>
    public static Func<ProxyRequest, Fault?> First(int times, Func<ProxyRequest, bool> match, Fault fault)
    {
        var left = times;
        return request => match(request) && Interlocked.Decrement(ref left) >= 0 ? fault : null;
    }

    /// <summary>A rule that fails the matching requests of some numbers, from 1.</summary>
    public static Func<ProxyRequest, Fault?> At(Func<ProxyRequest, bool> match, params (int Number, Fault Fault)[] faults)
    {
        var count = 0;
        return request => match(request) && Interlocked.Increment(ref count) is var number ? faults.FirstOrDefault(x => x.Number == number).Fault : null;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var stop = _stop.Token;
        while (!stop.IsCancellationRequested)
        {
            var client = await _listener.AcceptSocketAsync(stop);
            _ = Task.Run(() => ServeAsync(client, stop), stop);
        }
    }

    private async Task ServeAsync(Socket client, CancellationToken stop)
    {
        using (client)
        {
            var (head, rest) = await ReadHeadAsync(client, stop);
            if (head.Length == 0)
                return;
            var words = head.Split(' ', 3);
            var request = new ProxyRequest(words[0], words[1], head);
            Requests.Enqueue(request);
            switch (_rule(request))
            {
                case Fault.Stall:
                    await Task.Delay(Timeout.Infinite, stop);
                    break;
                case Fault.Answer answer:
                    await AnswerAsync(client, request, answer, rest.Length, stop);
                    break;
                case Fault.ResetRequest reset:
                    await DrainAsync(client, reset.AfterBytes - rest.Length, stop);
                    client.LingerState = new LingerOption(true, 0);
                    break;
                case Fault.Change change:
                    using (var whole = new MemoryStream())
                    {
                        await PassAsync(client, head, rest, async upstream => await new NetworkStream(upstream).CopyToAsync(whole, stop), stop);
                        await client.SendAsync(change.Of(whole.ToArray()), stop);
                        client.Shutdown(SocketShutdown.Both);
                    }
                    break;
                case Fault.Slow slow:
                    await PassAsync(client, head, rest, upstream => CopyAsync(upstream, client, long.MaxValue, stop, slow), stop);
                    client.Shutdown(SocketShutdown.Both);
                    break;
                case var fault:
                    var limit = fault is Fault.CutAnswer cut ? cut.AfterBytes : long.MaxValue;
                    await PassAsync(client, head, rest, upstream => CopyAsync(upstream, client, limit, stop), stop);
                    client.Shutdown(SocketShutdown.Both);
                    break;
            }
        }
    }

    private static async Task AnswerAsync(Socket client, ProxyRequest request, Fault.Answer answer, int received, CancellationToken stop)
    {
        // The body is read first: closing with unread bytes would reset the connection instead of answering.
        if (int.TryParse(request.Header("Content-Length"), CultureInfo.InvariantCulture, out var length))
            await DrainAsync(client, length - received, stop);
        var body = request.Method == "HEAD" ? "" : answer.Body;
        await client.SendAsync(
            Encoding.UTF8.GetBytes(
                $"HTTP/1.1 {answer.Status} Fault\r\n{answer.Headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"
            ),
            stop
        );
        client.Shutdown(SocketShutdown.Send);
    }

    private static async Task DrainAsync(Socket client, int bytes, CancellationToken stop)
    {
        var buffer = new byte[1 << 16];
        while (bytes > 0 && await client.ReceiveAsync(buffer, stop) is var read and > 0)
            bytes -= read;
    }

    private async Task PassAsync(Socket client, string head, byte[] rest, Func<Socket, Task> back, CancellationToken stop)
    {
        using var upstream = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await upstream.ConnectAsync(IPAddress.Loopback, _upstream, stop);
        var oneRequest = _rewrite(head).Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal);
        await upstream.SendAsync(Encoding.Latin1.GetBytes(oneRequest), stop);
        await upstream.SendAsync(rest, stop);
        _ = CopyAsync(client, upstream, long.MaxValue, stop);
        await back(upstream);
    }

    private static async Task CopyAsync(Socket from, Socket to, long limit, CancellationToken stop, Fault.Slow? slow = null)
    {
        var buffer = new byte[slow?.Piece ?? 1 << 16];
        try
        {
            while (limit > 0 && await from.ReceiveAsync(buffer, stop) is var read and > 0)
            {
                if (slow is not null)
                    await Task.Delay(slow.Pause, stop);
                var part = (int)Math.Min(read, limit);
                await to.SendAsync(buffer.AsMemory(0, part), stop);
                limit -= part;
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side is gone: so is the exchange.
        }
    }

    private static async Task<(string Head, byte[] Begun)> ReadHeadAsync(Socket client, CancellationToken stop)
    {
        var bytes = new List<byte>();
        var buffer = new byte[1 << 16];
        while (await client.ReceiveAsync(buffer, stop) is var read and > 0)
        {
            bytes.AddRange(buffer.AsSpan(0, read));
            var text = Encoding.Latin1.GetString([.. bytes]);
            if (text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is var end and >= 0)
                return (text[..(end + 4)], [.. bytes[(end + 4)..]]);
        }
        return ("", []);
    }
}
