using System.Runtime.InteropServices;

namespace Slipway.Tools.Terminal;

/// <summary>Columns and lines of the terminal on standard output.</summary>
/// <param name="Width">Columns, at least 1.</param>
/// <param name="Height">Lines, at least 2.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly partial record struct TerminalSize(int Width, int Height)
{
    private const int StandardOutput = 1;

    /// <summary>TIOCGWINSZ of asm-generic/ioctls.h: x86-64 and arm64.</summary>
    private const nuint GetWindowSize = 0x5413;

    /// <summary>The size as it is now. The kernel is asked: what the runtime knows is as old as the last signal that it has handled.</summary>
    /// <param name="known">What the runtime knows, for systems whose kernel is not asked.</param>
    public static TerminalSize Now(Func<(int Width, int Height)> known)
    {
        var (width, height) =
            OperatingSystem.IsLinux() && Ask(StandardOutput, GetWindowSize, out var size) == 0 && size.Columns > 0 ? (size.Columns, size.Rows) : known();
        return new TerminalSize(Math.Max(1, width), Math.Max(2, height));
    }

    [LibraryImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Ask(int descriptor, nuint request, out WindowSize size);

    /// <summary>struct winsize (ioctl_tty(2)).</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort Width;
        public ushort Height;
    }
}
