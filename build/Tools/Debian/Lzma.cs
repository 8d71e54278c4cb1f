using System.Runtime.InteropServices;

namespace Slipway.Tools.Debian;

/// <summary>The part of liblzma's interface that unpacking needs (lzma/base.h, lzma/container.h).</summary>
internal static partial class Lzma
{
    public const int Ok = 0;
    public const int StreamEnd = 1;
    public const int Run = 0;
    public const int Finish = 3;
    private const string Library = "liblzma.so.5";

    /// <summary>Whether the library is on this machine; dpkg itself needs it, so it is on every Debian and Ubuntu.</summary>
    public static bool IsThere { get; } = NativeLibrary.TryLoad(Library, out _);

    [LibraryImport(Library)]
    public static unsafe partial int lzma_stream_decoder(State* state, ulong memoryLimit, uint flags);

    [LibraryImport(Library)]
    public static unsafe partial int lzma_code(State* state, int action);

    [LibraryImport(Library)]
    public static unsafe partial void lzma_end(State* state);

    /// <summary>lzma_stream.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public unsafe struct State
    {
        public byte* NextIn;
        public nuint AvailableIn;
        public ulong TotalIn;
        public byte* NextOut;
        public nuint AvailableOut;
        public ulong TotalOut;
        public nint Allocator;
        public nint Internal;
        public fixed ulong Pointers[4];
        public ulong SeekPosition;
        public fixed ulong Integers[3];
        public fixed uint Enums[2];
    }
}
