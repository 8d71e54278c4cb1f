using System.Runtime.InteropServices;

namespace Slipway.Tools.Debian;

/// <summary>Unpacks xz data in process, by the machine's liblzma.</summary>
internal static class Xz
{
    private const int BufferSize = 1 << 18;
    private const ulong MemoryLimit = 512UL << 20;

    /// <summary>Unpacks one stream to its end.</summary>
    /// <param name="packed">The xz data, to the stream's end.</param>
    /// <param name="unpacked">Receives the data.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InvalidDataException">The data is damaged, cut off, or asks for more than 512 MB of memory.</exception>
    public static unsafe void Unpack(Stream packed, Stream unpacked, CancellationToken cancellation)
    {
        var input = (byte*)NativeMemory.Alloc(BufferSize);
        var output = (byte*)NativeMemory.Alloc(BufferSize);
        var state = (Lzma.State*)NativeMemory.AllocZeroed((nuint)sizeof(Lzma.State));
        try
        {
            Check(Lzma.lzma_stream_decoder(state, MemoryLimit, 0));
            var action = Lzma.Run;
            for (var code = Lzma.Ok; code != Lzma.StreamEnd; )
            {
                cancellation.ThrowIfCancellationRequested();
                if (state->AvailableIn == 0 && action == Lzma.Run)
                {
                    state->NextIn = input;
                    state->AvailableIn = (nuint)packed.Read(new Span<byte>(input, BufferSize));
                    action = state->AvailableIn == 0 ? Lzma.Finish : Lzma.Run;
                }
                state->NextOut = output;
                state->AvailableOut = BufferSize;
                code = Check(Lzma.lzma_code(state, action));
                unpacked.Write(new ReadOnlySpan<byte>(output, BufferSize - (int)state->AvailableOut));
            }
        }
        finally
        {
            Lzma.lzma_end(state);
            NativeMemory.Free(state);
            NativeMemory.Free(output);
            NativeMemory.Free(input);
        }
    }

    private static int Check(int code) =>
        code is Lzma.Ok or Lzma.StreamEnd ? code : throw new InvalidDataException($"its xz data cannot be unpacked (liblzma code {code})");
}
