using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Slipway.Core.Doctor;
using Slipway.Tools.Engine;

namespace Slipway.Tools.Doctor;

/// <summary>The machine itself.</summary>
internal static class HostProbe
{
    public static HostFacts Look(string checkout)
    {
        var linux = OperatingSystem.IsLinux();
        var wsl = linux && File.ReadAllText("/proc/version").Contains("microsoft", StringComparison.OrdinalIgnoreCase);
        var addresses = NetworkInterface
            .GetAllNetworkInterfaces()
            .Where(x => x.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown)
            .SelectMany(x => x.GetIPProperties().UnicastAddresses)
            .Select(x => x.Address)
            .Where(x => !IPAddress.IsLoopback(x))
            .ToList();
        return new HostFacts(
            linux && Distribution.Read().PrettyName is { Length: > 0 } name ? name : Environment.OSVersion.VersionString,
            Environment.Version.ToString(),
            linux,
            wsl,
            linux ? File.ReadAllText("/proc/filesystems").Contains("\toverlay\n", StringComparison.Ordinal) : null,
            addresses.Exists(x => x.AddressFamily == AddressFamily.InterNetwork),
            addresses.Exists(x => x.AddressFamily == AddressFamily.InterNetworkV6 && !x.IsIPv6LinkLocal),
            // Drives of Windows are mounted with the file system 9p (WSL 2) or drvfs (WSL 1).
            wsl && DiskProbe.KindOf(checkout) is "9p" or "drvfs"
        )
        {
            Sdk = SdkProbe.Look(checkout),
        };
    }
}
