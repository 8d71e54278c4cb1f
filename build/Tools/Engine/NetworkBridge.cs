using System.ComponentModel;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Slipway.Tools.Engine;

/// <summary>The network interface that the own engine's containers are attached to. Made and removed by ioctl(2), so that no program is needed for it.</summary>
/// <param name="name">At most 15 characters.</param>
internal sealed class NetworkBridge(string name)
{
    /// <summary>Whether it is there.</summary>
    public bool Exists => Directory.Exists($"/sys/class/net/{name}");

    /// <summary>Makes it with an address of a subnet that nothing on this machine uses, and sets it up.</summary>
    /// <param name="seed">Where the search begins: two engines that start at once begin at different places.</param>
    /// <returns>The subnet, such as <c>172.30.7.0/24</c>.</returns>
    public string Create(int seed)
    {
        var subnet = FreeSubnet(seed);
        Call(LibC.AddBridge, Encoding.ASCII.GetBytes(name));
        Call(LibC.SetAddress, Request(Address(IPAddress.Parse($"{subnet}.1"))));
        Call(LibC.SetNetmask, Request(Address(IPAddress.Parse("255.255.255.0"))));
        Call(LibC.SetFlags, Request(Flags(up: true)));
        return $"{subnet}.0/24";
    }

    /// <summary>Removes it if it is there.</summary>
    public void Delete()
    {
        if (!Exists)
            return;
        Call(LibC.SetFlags, Request(Flags(up: false)));
        Call(LibC.DeleteBridge, Encoding.ASCII.GetBytes(name));
    }

    private static string FreeSubnet(int seed)
    {
        var used = NetworkInterface
            .GetAllNetworkInterfaces()
            .SelectMany(i => i.GetIPProperties().UnicastAddresses)
            .Where(a => a.Address.AddressFamily == AddressFamily.InterNetwork && a.PrefixLength > 0)
            .Select(a => (Address: Number(a.Address), a.PrefixLength))
            .Concat(Routes())
            .ToList();
        return Enumerable
            .Range(0, 16 * 256)
            .Select(i => (seed + i) % (16 * 256))
            .Select(i => $"172.{16 + (i / 256)}.{i % 256}")
            .First(subnet => used.TrueForAll(u => !Overlaps(Number(IPAddress.Parse($"{subnet}.0")), u)));
    }

    /// <summary>Destinations of the kernel's routes (proc(5), /proc/net/route: hexadecimal, in the machine's byte order), the default route left out.</summary>
    private static IEnumerable<(uint Address, int PrefixLength)> Routes() =>
        File.ReadLines("/proc/net/route")
            .Skip(1)
            .Select(line => line.Split('\t', StringSplitOptions.TrimEntries))
            .Where(fields => fields.Length > 7)
            .Select(fields => (IPAddress.NetworkToHostOrder(Convert.ToInt32(fields[1], 16)), IPAddress.NetworkToHostOrder(Convert.ToInt32(fields[7], 16))))
            .Where(route => route.Item2 != 0)
            .Select(route => ((uint)route.Item1, System.Numerics.BitOperations.PopCount((uint)route.Item2)));

    private static bool Overlaps(uint subnet, (uint Address, int PrefixLength) other)
    {
        var shift = 32 - Math.Min(24, other.PrefixLength);
        return subnet >> shift == other.Address >> shift;
    }

    private static uint Number(IPAddress address) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());

    /// <summary>struct ifreq of netdevice(7): 16 bytes of name, then 24 bytes that depend on the request.</summary>
    private byte[] Request(byte[] value)
    {
        var request = new byte[40];
        Encoding.ASCII.GetBytes(name).CopyTo(request, 0);
        value.CopyTo(request, 16);
        return request;
    }

    private static byte[] Address(IPAddress address)
    {
        var value = new byte[16];
        MemoryMarshal.Write(value, (ushort)LibC.InternetFamily);
        address.GetAddressBytes().CopyTo(value, 4);
        return value;
    }

    private static byte[] Flags(bool up)
    {
        var value = new byte[2];
        MemoryMarshal.Write(value, (ushort)(up ? 1 : 0));
        return value;
    }

    private static unsafe void Call(ulong request, byte[] argument)
    {
        var socket = LibC.Socket(LibC.InternetFamily, LibC.Datagram, 0);
        try
        {
            // Room for the longest structure, and for the zero that ends a bare name.
            var buffer = new byte[64];
            argument.CopyTo(buffer, 0);
            fixed (byte* pointer = buffer)
            {
                if (LibC.Control(socket, request, pointer) != 0)
                    throw new Win32Exception(Marshal.GetLastPInvokeError());
            }
        }
        finally
        {
            _ = LibC.Close(socket);
        }
    }
}
