using System.Net;
using System.Net.Sockets;

namespace Slipway.Tools.Benching;

/// <summary>Stands before a server on this machine and lets each request wait, as a registry that is far away does. Connections are kept as the two sides keep them.</summary>
internal sealed class DelayProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _upstream;
    private readonly TimeSpan _delay;
    private readonly Task _accepting;
    private int _requests;

    /// <param name="upstream">Port of the server.</param>
    /// <param name="delay">How long each request waits.</param>
    public DelayProxy(int upstream, TimeSpan delay)
    {
        (_upstream, _delay) = (upstream, delay);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Address, as in an image's name.</summary>
    public string Host => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Requests so far.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting.ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
            _ = ServeAsync(await _listener.AcceptSocketAsync(_stop.Token));
    }

    private async Task ServeAsync(Socket client)
    {
        using (client)
        using (var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true })
        {
            try
            {
                client.NoDelay = true;
                await server.ConnectAsync(IPAddress.Loopback, _upstream, _stop.Token);
                var turn = new Turn();
                await Task.WhenAny(CopyAsync(client, server, turn.AskAsync), CopyAsync(server, client, turn.AnswerAsync));
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One side is gone, and with it the exchange.
            }
        }

        async Task CopyAsync(Socket from, Socket to, Func<Func<Task>, Task> before)
        {
            var buffer = new byte[1 << 16];
            while (await from.ReceiveAsync(buffer, _stop.Token) is var read and > 0)
            {
                await before(WaitAsync);
                for (var sent = 0; sent < read; )
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), _stop.Token);
            }
        }

        Task WaitAsync()
        {
            Interlocked.Increment(ref _requests);
            return Task.Delay(_delay, _stop.Token);
        }
    }

    /// <summary>A request begins with the first bytes after an answer; the rest of its body waits no more.</summary>
    private sealed class Turn
    {
        private bool _isAnswered = true;

        public Task AskAsync(Func<Task> wait)
        {
            var isFirst = _isAnswered;
            _isAnswered = false;
            return isFirst ? wait() : Task.CompletedTask;
        }

        public Task AnswerAsync(Func<Task> wait)
        {
            _isAnswered = true;
            return Task.CompletedTask;
        }
    }
}
