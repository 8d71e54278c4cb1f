using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Docker.DotNet;

namespace Slipway.Tools.Engine;

/// <summary>
/// Asks an engine what it has under a name: the one question of a build that has nothing to do. On a unix socket it is one request and one answer (Engine API, "Inspect an image"),
/// since loading an HTTP client takes longer than all the rest of such a build.
/// </summary>
internal static class ImageQuestion
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>The image's ID; empty where the engine answers and has none; null where it does not answer.</summary>
    /// <param name="endpoint">The engine.</param>
    /// <param name="name">Name and tag.</param>
    public static async Task<string?> AskAsync(EngineEndpoint endpoint, string name)
    {
        if (endpoint.Socket is { } socket)
            return OnSocket(socket, name);
        try
        {
            using var client = endpoint.CreateClient();
            return (await client.Images.InspectImageAsync(name)).ID;
        }
        catch (DockerApiException)
        {
            return "";
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UriFormatException or NotSupportedException or OperationCanceledException)
        {
            return null;
        }
    }

    private static string? OnSocket(string path, string name)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            {
                ReceiveTimeout = (int)s_patience.TotalMilliseconds,
                SendTimeout = (int)s_patience.TotalMilliseconds,
            };
            socket.Connect(new UnixDomainSocketEndPoint(path));
            // With HTTP/1.0 the answer is neither chunked nor followed by another one: it ends with the connection.
            socket.Send(Encoding.ASCII.GetBytes($"GET /images/{Uri.EscapeDataString(name)}/json HTTP/1.0\r\nHost: docker\r\n\r\n"));
            using var answer = new MemoryStream();
            var buffer = new byte[64 << 10];
            for (int read; (read = socket.Receive(buffer)) > 0; )
                answer.Write(buffer, 0, read);
            return Read(answer.GetBuffer().AsSpan(0, (int)answer.Length));
        }
        catch (Exception e) when (e is SocketException or ArgumentException or JsonException)
        {
            // A path that is too long for a socket counts as one that nobody listens on.
            return null;
        }
    }

    private static string? Read(ReadOnlySpan<byte> answer)
    {
        if (!answer.StartsWith("HTTP/1."u8) || answer.IndexOf("\r\n\r\n"u8) is var end && end < 0)
            return null;
        if (!answer[8..].StartsWith(" 200"u8))
            return "";
        var json = new Utf8JsonReader(answer[(end + 4)..]);
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1 && json.ValueTextEquals("Id"u8))
                return json.Read() && json.TokenType == JsonTokenType.String ? json.GetString() : null;
        }
        return null;
    }
}
