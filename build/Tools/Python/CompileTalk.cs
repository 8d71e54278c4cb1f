using System.Buffers.Binary;
using System.Text;

namespace Slipway.Tools.Python;

/// <summary>The words of <c>compile-bytecode.py</c>: fields with their length before them, four bytes, the lowest first.</summary>
internal static class CompileTalk
{
    /// <summary>What Python says first: its version, such as <c>3.13.5</c>.</summary>
    /// <exception cref="EndOfStreamException">It ended before.</exception>
    public static async Task<string> VersionAsync(Stream answers, CancellationToken cancellation) =>
        Encoding.UTF8.GetString(await FieldAsync(answers, cancellation));

    /// <summary>Lets one source be compiled.</summary>
    /// <param name="requests">To Python.</param>
    /// <param name="answers">From Python.</param>
    /// <param name="path">Absolute path of the source in the image.</param>
    /// <param name="source">The source.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="IOException">Python ended.</exception>
    public static async Task<CompiledSource> CompileAsync(Stream requests, Stream answers, string path, byte[] source, CancellationToken cancellation)
    {
        var name = Encoding.UTF8.GetBytes(path);
        var request = new byte[name.Length + source.Length + 8];
        BinaryPrimitives.WriteInt32LittleEndian(request, name.Length);
        name.CopyTo(request, 4);
        BinaryPrimitives.WriteInt32LittleEndian(request.AsSpan(4 + name.Length), source.Length);
        source.CopyTo(request, name.Length + 8);
        await requests.WriteAsync(request, cancellation);
        await requests.FlushAsync(cancellation);
        var taken = new byte[1];
        await answers.ReadExactlyAsync(taken, cancellation);
        return new CompiledSource(taken[0] == 1, await FieldAsync(answers, cancellation));
    }

    private static async Task<byte[]> FieldAsync(Stream answers, CancellationToken cancellation)
    {
        var length = new byte[4];
        await answers.ReadExactlyAsync(length, cancellation);
        var content = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
        await answers.ReadExactlyAsync(content, cancellation);
        return content;
    }
}
