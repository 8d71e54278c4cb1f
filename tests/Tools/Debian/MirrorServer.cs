using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Slipway.Tools.Tests.Debian;

/// <summary>A mirror on loopback that can misbehave: what it does for the next request of a path is told beforehand.</summary>
internal sealed class MirrorServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<string, byte[]> files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Fault>> faults = new(StringComparer.Ordinal);

    public MirrorServer()
    {
        listener.Start();
        _ = AcceptAsync();
    }

    public enum Fault
    {
        WrongByte,
        Reset,
        ServerError,
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/debian";

    public ConcurrentQueue<string> Requests { get; } = new();

    public void Serve(string path, byte[] content, params Fault[] next)
    {
        files[path] = content;
        faults[path] = new ConcurrentQueue<Fault>(next);
    }

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                _ = AnswerAsync(await listener.AcceptTcpClientAsync());
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII, false, 1024, leaveOpen: true);
            var path = (await reader.ReadLineAsync())!.Split(' ')[1]["/debian/".Length..];
            while (await reader.ReadLineAsync() is { Length: > 0 })
                continue;
            Requests.Enqueue(path);
            if (!files.TryGetValue(path, out var content))
            {
                await stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
                return;
            }
            var fault = faults[path].TryDequeue(out var told) ? told : (Fault?)null;
            if (fault == Fault.ServerError)
            {
                await stream.WriteAsync("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
                return;
            }
            var body = content.ToArray();
            if (fault == Fault.WrongByte)
                body[body.Length / 2] ^= 1;
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"));
            if (fault == Fault.Reset)
            {
                await stream.WriteAsync(body.AsMemory(0, body.Length / 2));
                client.LingerState = new LingerOption(true, 0);
                return;
            }
            await stream.WriteAsync(body);
        }
    }
}
