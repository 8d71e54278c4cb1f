using System.Net.Sockets;
using System.Text;

namespace Slipway.Tools.Tests.Engine;

/// <summary>An engine's API as far as a search for one asks it, on a unix socket: answers by path, connections closed after each.</summary>
public sealed class FakeEngine : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public FakeEngine(string path, Func<string, (int Status, string Body)> answer)
    {
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        Address = $"unix://{path}";
        _ = Task.Run(async () =>
        {
            while (true)
            {
                Socket connection;
                try
                {
                    connection = await _listener.AcceptAsync();
                }
                catch (Exception e) when (e is SocketException or ObjectDisposedException)
                {
                    return;
                }
                await using var stream = new NetworkStream(connection, ownsSocket: true);
                using var reader = new StreamReader(stream, leaveOpen: true);
                var line = await reader.ReadLineAsync() ?? "GET / HTTP/1.1";
                while (await reader.ReadLineAsync() is { Length: > 0 }) { }
                var (status, body) = answer(line.Split(' ')[1]);
                await stream.WriteAsync(
                    Encoding.UTF8.GetBytes(
                        $"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"
                    )
                );
            }
        });
    }

    public string Address { get; }

    public void Dispose() => _listener.Dispose();
}
