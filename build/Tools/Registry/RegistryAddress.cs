using System.Net;

namespace Slipway.Tools.Registry;

/// <summary>Where a registry is reached.</summary>
internal static class RegistryAddress
{
    /// <summary>Plain http for this machine and for hosts that were named insecure, https otherwise. Docker Hub's API has another host than its names.</summary>
    public static Uri Of(string host, RegistryOptions options) =>
        new(
            $"{(IsLoopback(host) || options.InsecureHosts.Contains(host, StringComparer.OrdinalIgnoreCase) ? "http" : "https")}://{(host == "docker.io" ? "registry-1.docker.io" : host)}/"
        );

    public static bool IsLoopback(string host)
    {
        var name = host.StartsWith('[') ? host[..(host.IndexOf(']', StringComparison.Ordinal) + 1)].Trim('[', ']') : host.Split(':')[0];
        return name == "localhost" || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address));
    }
}
