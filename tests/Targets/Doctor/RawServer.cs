using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Slipway.Targets.Tests.Doctor;

/// <summary>A server on loopback that answers every connection with the same bytes, or takes it and says nothing.</summary>
public sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> _kept = [];

    private RawServer(string? answer)
    {
        _listener.Start();
        _ = Task.Run(async () =>
        {
            while (true)
            {
                TcpClient client;
                try
                {
                    client = await _listener.AcceptTcpClientAsync();
                }
                catch (Exception e) when (e is SocketException or ObjectDisposedException)
                {
                    return;
                }
                lock (_kept)
                    _kept.Add(client);
                if (answer is null)
                    continue;
                using var reader = new StreamReader(client.GetStream(), leaveOpen: true);
                while (await reader.ReadLineAsync() is { Length: > 0 }) { }
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer));
                client.Close();
            }
        });
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>One whose clock shows a time.</summary>
    public static RawServer At(DateTimeOffset time, int status = 200) =>
        new($"HTTP/1.1 {status} X\r\nDate: {time:R}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    /// <summary>One that takes connections and never answers.</summary>
    public static RawServer Stalling() => new(null);

    public void Dispose()
    {
        _listener.Dispose();
        lock (_kept)
            _kept.ForEach(x => x.Dispose());
    }
}
