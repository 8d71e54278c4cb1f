using System.Buffers.Binary;
using System.Text;

namespace Docker.DotNet;

/// <summary>Output of a container: frames of a byte that says which stream, three zeros, a big-endian length and so many bytes; plain bytes with a terminal.</summary>
public class MultiplexedStream(Stream stream, bool multiplexed) : IDisposable, IPeekableStream
{
    private const int HeaderLength = 8;
    private readonly byte[] _header = new byte[HeaderLength];
    private TargetStream _target = TargetStream.StandardOut;
    private int _remaining;

    public enum TargetStream : int
    {
        StandardIn = 0,
        StandardOut = 1,
        StandardError = 2,
    }

    public struct ReadResult
    {
        public int Count { get; set; }

        public TargetStream Target { get; set; }

        public bool EOF => Count == 0;
    }

    public bool Peek(byte[] buffer, uint toPeek, out uint peeked, out uint available, out uint remaining) =>
        stream is IPeekableStream peekable
            ? peekable.Peek(buffer, toPeek, out peeked, out available, out remaining)
            : throw new NotSupportedException("_stream isn't a peekable stream");

    public async Task<ReadResult> ReadOutputAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (!multiplexed)
            return new ReadResult
            {
                Count = await stream.ReadAsync(buffer.AsMemory(offset, count), cancellationToken).ConfigureAwait(false),
                Target = TargetStream.StandardOut,
            };
        while (_remaining == 0)
        {
            var got = await stream.ReadAtLeastAsync(_header, HeaderLength, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            if (got == 0)
                return new ReadResult();
            if (got < HeaderLength)
                throw new EndOfStreamException();
            _target = (TargetStream)_header[0];
            _remaining = BinaryPrimitives.ReadInt32BigEndian(_header.AsSpan(4));
        }
        var read = await stream.ReadAsync(buffer.AsMemory(offset, Math.Min(count, _remaining)), cancellationToken).ConfigureAwait(false);
        if (read == 0)
            throw new EndOfStreamException();
        _remaining -= read;
        return new ReadResult { Count = read, Target = _target };
    }

    public async Task CopyOutputToAsync(Stream stdin, Stream stdout, Stream stderr, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        while (true)
        {
            var result = await ReadOutputAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false);
            if (result.EOF)
                return;
            var target = result.Target switch
            {
                TargetStream.StandardIn => stdin,
                TargetStream.StandardError => stderr,
                _ => stdout,
            };
            await target.WriteAsync(buffer.AsMemory(0, result.Count), cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<(string stdout, string stderr)> ReadOutputToEndAsync(CancellationToken cancellationToken)
    {
        using var stdout = new MemoryStream();
        using var stderr = new MemoryStream();
        await CopyOutputToAsync(Stream.Null, stdout, stderr, cancellationToken).ConfigureAwait(false);
        return (Encoding.UTF8.GetString(stdout.ToArray()), Encoding.UTF8.GetString(stderr.ToArray()));
    }

    public void Dispose()
    {
        stream.Dispose();
        GC.SuppressFinalize(this);
    }
}
