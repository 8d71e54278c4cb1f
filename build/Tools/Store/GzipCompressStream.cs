using System.IO.Compression;

namespace Slipway.Tools.Store;

/// <summary>Packs what is written to it with the runtime's own gzip, which writes no time and no name.</summary>
/// <param name="output">Receives the bytes; not closed.</param>
/// <param name="level">Level, 0 to 9.</param>
public sealed class GzipCompressStream(Stream output, int level) : PackingStream
{
    private readonly GZipStream _gzip = new(output, new ZLibCompressionOptions { CompressionLevel = level }, leaveOpen: true);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer) => _gzip.Write(buffer);

    /// <inheritdoc/>
    public override void Finish() => _gzip.Dispose();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _gzip.Dispose();
        base.Dispose(disposing);
    }
}
