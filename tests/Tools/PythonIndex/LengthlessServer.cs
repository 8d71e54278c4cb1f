using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Slipway.Tools.Tests.PythonIndex;

/// <summary>Answers as servers of HTTP/1.0 do: no length, the body ends where the connection does.</summary>
internal sealed class LengthlessServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _type;
    private readonly Func<string> _body;

    public LengthlessServer(string type, Func<string> body)
    {
        (_type, _body) = (type, body);
        _listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public string Host => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptSocketAsync();
                await client.ReceiveAsync(new byte[1 << 16]);
                await client.SendAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: {_type}\r\nConnection: close\r\n\r\n{_body()}"));
                client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
