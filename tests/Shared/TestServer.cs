using System.Net;
using System.Net.Sockets;

namespace Slipway.Tests;

/// <summary>A small HTTP server on loopback whose answers are given by a function.</summary>
public sealed class TestServer : IDisposable
{
    private readonly HttpListener listener = new();

    public TestServer(Func<HttpListenerRequest, (int Status, byte[] Body)> answer)
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        _ = Task.Run(async () =>
        {
            while (listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await listener.GetContextAsync();
                }
                catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
                Interlocked.Increment(ref requests);
                await context.Request.InputStream.CopyToAsync(Stream.Null);
                var (status, body) = answer(context.Request);
                context.Response.StatusCode = status;
                await context.Response.OutputStream.WriteAsync(body);
                context.Response.Close();
            }
        });
    }

    public Uri Address { get; }

    /// <summary>How many requests came.</summary>
    public int Requests => requests;

    private int requests;

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public void Dispose() => ((IDisposable)listener).Dispose();
}
