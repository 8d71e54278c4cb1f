using System.Net;

namespace Slipway.Tools.Http;

/// <summary>Hosts that are asked without a proxy.</summary>
internal sealed class ProxyExceptions
{
    private readonly bool _all;
    private readonly List<(string Host, int? Port)> _hosts = [];
    private readonly List<IPNetwork> _networks = [];

    private ProxyExceptions(bool all) => _all = all;

    /// <summary>Reads <c>NO_PROXY</c>: hosts, which stand for all below them too, with a port or without; addresses and networks; <c>*</c> for everything.</summary>
    /// <param name="text">The value; commas or spaces between entries.</param>
    public static ProxyExceptions Read(string text)
    {
        var entries = text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var exceptions = new ProxyExceptions(entries.Contains("*"));
        foreach (var entry in entries)
        {
            var colon = entry.LastIndexOf(':');
            if (entry.Contains('/', StringComparison.Ordinal) && IPNetwork.TryParse(entry, out var network))
                exceptions._networks.Add(network);
            else if (IPAddress.TryParse(entry.Trim('[', ']'), out var address))
                exceptions._hosts.Add((address.ToString(), null));
            else if (colon > 0 && int.TryParse(entry.AsSpan(colon + 1), out var port))
                exceptions._hosts.Add((Bare(entry[..colon]), port));
            else
                exceptions._hosts.Add((Bare(entry), null));
        }
        return exceptions;
    }

    /// <summary>Whether a host is one of them.</summary>
    public bool Have(Uri address)
    {
        var host = address.IdnHost.Trim('[', ']');
        return _all
            || _hosts.Exists(each => (each.Port ?? address.Port) == address.Port && IsAtOrBelow(host, each.Host))
            || (IPAddress.TryParse(host, out var number) && _networks.Exists(network => network.Contains(number)));
    }

    private static bool IsAtOrBelow(string host, string entry) =>
        host.Equals(entry, StringComparison.OrdinalIgnoreCase)
        || (entry.Length > 0 && host.EndsWith($".{entry}", StringComparison.OrdinalIgnoreCase) && !IPAddress.TryParse(host, out _));

    private static string Bare(string host) => host.TrimStart('*').TrimStart('.');
}
