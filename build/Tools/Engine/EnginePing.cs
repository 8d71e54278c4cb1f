using System.Net.Sockets;
using Docker.DotNet;

namespace Slipway.Tools.Engine;

/// <summary>Asks an engine whether it is there.</summary>
internal static class EnginePing
{
    /// <summary>Whether it answers within three seconds.</summary>
    /// <param name="endpoint">The engine.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<bool> AnswersAsync(EngineEndpoint endpoint, CancellationToken cancellation) => await FailureAsync(endpoint, cancellation) is null;

    /// <summary>Whether a process listens on a unix socket: the file alone stays behind when its process is killed.</summary>
    /// <param name="path">The socket.</param>
    public static bool Listens(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Why it does not answer; null where it does.</summary>
    /// <param name="endpoint">The engine.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<string?> FailureAsync(EngineEndpoint endpoint, CancellationToken cancellation)
    {
        if (endpoint.Socket is { } socket && !File.Exists(socket))
            return "there is no such socket";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(3));
        try
        {
            using var client = endpoint.CreateClient();
            await client.System.PingAsync(limit.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return "no answer within 3 s";
        }
        catch (Exception e)
            when (e is HttpRequestException or DockerApiException or IOException or NotSupportedException or UriFormatException or TimeoutException)
        {
            return e.InnerException?.Message ?? e.Message;
        }
    }
}
