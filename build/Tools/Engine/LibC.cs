using System.Runtime.InteropServices;

namespace Slipway.Tools.Engine;

/// <summary>The few calls of the C library that the base library has no name for.</summary>
internal static unsafe partial class LibC
{
    public const int SignalKill = 9;
    public const int SignalTerminate = 15;
    public const int Detach = 2;
    public const int InternetFamily = 2;
    public const int Datagram = 2;
    public const ulong AddBridge = 0x89a0;
    public const ulong DeleteBridge = 0x89a1;
    public const ulong SetFlags = 0x8914;
    public const ulong SetAddress = 0x8916;
    public const ulong SetNetmask = 0x891c;

    /// <summary>kill(2).</summary>
    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Kill(int process, int signal);

    /// <summary>umount2(2).</summary>
    [LibraryImport("libc", EntryPoint = "umount2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Unmount(string path, int flags);

    /// <summary>socket(2).</summary>
    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Socket(int family, int type, int protocol);

    /// <summary>close(2).</summary>
    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Close(int descriptor);

    /// <summary>ioctl(2).</summary>
    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Control(int descriptor, ulong request, byte* argument);
}
