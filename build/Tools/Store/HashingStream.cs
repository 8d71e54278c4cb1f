using System.Security.Cryptography;
using Slipway.Core.Images;

namespace Slipway.Tools.Store;

/// <summary>Hashes and counts what is written through it.</summary>
/// <param name="output">Receives the same bytes; not closed.</param>
internal sealed class HashingStream(Stream output) : PackingStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Bytes so far.</summary>
    public long Count { get; private set; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _hash.AppendData(buffer);
        Count += buffer.Length;
        output.Write(buffer);
    }

    public override void Finish() { }

    public Digest Digest() => Core.Images.Digest.FromHash(_hash.GetCurrentHash());

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _hash.Dispose();
        base.Dispose(disposing);
    }
}
