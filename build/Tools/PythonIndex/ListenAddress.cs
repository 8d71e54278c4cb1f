using System.Net;
using System.Security.Cryptography;

namespace Slipway.Tools.PythonIndex;

/// <summary>Where an index on this machine listens.</summary>
/// <param name="Endpoint">Address and port; port 0 takes a free one.</param>
public sealed record ListenAddress(IPEndPoint Endpoint)
{
    private const int DefaultPort = 8099;

    /// <summary>Loopback, at a port that the documentation can name.</summary>
    public static readonly ListenAddress Default = new(new IPEndPoint(IPAddress.Loopback, DefaultPort));

    /// <summary>Loopback, at a free port.</summary>
    public static readonly ListenAddress Free = new(new IPEndPoint(IPAddress.Loopback, 0));

    /// <summary>Whether only this machine reaches it.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Endpoint.Address);

    /// <summary>Reads <c>ADDRESS:PORT</c>; the address is a number or <c>localhost</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Null when it is none.</returns>
    public static ListenAddress? TryParse(string text)
    {
        const string local = "localhost:";
        var isLocal = text.StartsWith(local, StringComparison.OrdinalIgnoreCase);
        var colon = text.LastIndexOf(':');
        return
            colon > 0
            && ushort.TryParse(text.AsSpan(colon + 1), System.Globalization.NumberStyles.None, null, out var port)
            && IPAddress.TryParse(isLocal ? "127.0.0.1" : text.AsSpan(0, colon), out var address)
            // A bare IPv6 address has colons of its own.
            && (address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork || text[0] == '[')
            ? new ListenAddress(new IPEndPoint(address, port))
            : null;
    }

    /// <summary>The same with a port that is probably free.</summary>
    internal ListenAddress WithPort() => Endpoint.Port > 0 ? this : new(new IPEndPoint(Endpoint.Address, RandomNumberGenerator.GetInt32(20000, 60000)));

    /// <summary>What the listener is told. Any address at all is a star: then any name of the machine is right.</summary>
    internal string Prefix =>
        Endpoint.Address.Equals(IPAddress.Any) || Endpoint.Address.Equals(IPAddress.IPv6Any) ? $"http://*:{Endpoint.Port}/" : $"http://{Endpoint}/";

    /// <inheritdoc />
    public override string ToString() => Endpoint.ToString();
}
