using System.Runtime.InteropServices;

namespace Slipway.Tools.Terminal;

/// <summary>Standard output that notices when its reader has gone. The runtime ignores SIGPIPE and drops what is written then, without a word.</summary>
/// <param name="output">Standard output.</param>
public sealed partial class WatchedOutputStream(Stream output) : Stream
{
    private const int StandardOutput = 1;
    private const short Gone = 0x08 | 0x10;
    private readonly CancellationTokenSource _closed = new();

    /// <summary>Cancelled at the first write after the reader has gone.</summary>
    public CancellationToken Closed => _closed.Token;

    /// <inheritdoc />
    public override bool CanRead => false;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => true;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        output.Write(buffer);
        if (_closed.IsCancellationRequested || !IsGone())
            return;
        // Not on this thread: whoever writes may hold what those who are told wait for.
        ThreadPool.UnsafeQueueUserWorkItem(_ => _closed.Cancel(), null);
    }

    /// <inheritdoc />
    public override void Flush() => output.Flush();

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            output.Dispose();
        base.Dispose(disposing);
    }

    private static bool IsGone()
    {
        // struct pollfd: int fd; short events; short revents. Error (8) and hang-up (16) are told unasked.
        var descriptor = new PollDescriptor { Descriptor = StandardOutput };
        return Poll(ref descriptor, 1, 0) > 0 && (descriptor.Told & Gone) != 0;
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll(ref PollDescriptor descriptors, nuint count, int timeout);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Asked;
        public short Told;
    }
}
