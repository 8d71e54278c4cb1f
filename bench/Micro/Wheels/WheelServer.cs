using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Slipway.Bench.Wheels;

/// <summary>A server of files on loopback that costs as little as one can: the system sends each file by itself.</summary>
public static class WheelServer
{
    public static async Task<int> RunAsync(string folder)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/simple/");
        // The one that started it closes its input in the end.
        var end = Task.Run(Console.In.ReadLine);
        while (await Task.WhenAny(end, listener.AcceptSocketAsync()) is Task<Socket> accepted)
            _ = Task.Run(() => ServeAsync(accepted.Result, folder));
        return 0;
    }

    private static async Task ServeAsync(Socket client, string folder)
    {
        using (client)
        using (var reader = new StreamReader(new NetworkStream(client), Encoding.Latin1))
            while (await reader.ReadLineAsync() is { Length: > 0 } first)
            {
                while (await reader.ReadLineAsync() is { Length: > 0 }) { }
                var path = Path.Combine(folder, first.Split(' ')[1].TrimStart('/'));
                var isPage = path.EndsWith('/');
                path = isPage ? path + "index.json" : path;
                var type = isPage ? "application/vnd.pypi.simple.v1+json" : "application/octet-stream";
                var head = $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {new FileInfo(path).Length}\r\n\r\n";
                await client.SendFileAsync(path, Encoding.Latin1.GetBytes(head), default, TransmitFileOptions.UseDefaultWorkerThread);
            }
    }
}
