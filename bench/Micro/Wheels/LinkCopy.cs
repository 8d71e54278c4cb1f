using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Slipway.Core.Locks;

namespace Slipway.Bench.Wheels;

/// <summary>The floor of a link: the same bytes over the same loopback by plain requests on blocking sockets, hashed, written and synced, eight at a time.</summary>
internal sealed class LinkCopy(Uri index, string target) : IDisposable
{
    private readonly ThreadLocal<Socket> _sockets = new(() => Connect(index), trackAllValues: true);

    public void Copy(LockedPackage package, string ending)
    {
        var socket = _sockets.Value!;
        socket.Send(Encoding.Latin1.GetBytes($"GET /files/{package.File} HTTP/1.1\r\nHost: {index.Authority}\r\n\r\n"));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = new FileStream(Path.Combine(target, package.Hash.Hex + ending), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var buffer = new byte[1 << 18];
        var filled = 0;
        int head;
        do filled += Receive(socket, buffer.AsSpan(filled));
        while ((head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0);
        var left = package.Size!.Value;
        for (var body = buffer.AsSpan(head + 4, filled - head - 4); ; body = buffer.AsSpan(0, Receive(socket, buffer)))
        {
            hash.AppendData(body);
            file.Write(body);
            if ((left -= body.Length) == 0)
                break;
        }
        file.Flush(flushToDisk: true);
        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != package.Hash.Hex)
            throw new InvalidDataException(package.File);
    }

    private static int Receive(Socket socket, Span<byte> buffer) => socket.Receive(buffer) is > 0 and var read ? read : throw new EndOfStreamException();

    private static Socket Connect(Uri index)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Loopback, index.Port);
        return socket;
    }

    public void Dispose()
    {
        foreach (var socket in _sockets.Values)
            socket.Dispose();
        _sockets.Dispose();
    }
}
