using System.Security.Cryptography;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Streams;

namespace Slipway.Tools.Auditing;

/// <summary>Hashes a blob while it is read, and says at the end whether it is what it was said to be.</summary>
/// <param name="input">Its bytes; not closed.</param>
/// <param name="expected">Its digest; null where nobody said.</param>
/// <param name="size">Its bytes; null where nobody said.</param>
/// <param name="name">What it is, for messages.</param>
internal sealed class CheckedBlob(Stream input, Digest? expected, long? size, string name) : ForwardStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private Digest? _digest;
    private bool _hasEnded;

    /// <summary>Bytes so far.</summary>
    public long Count { get; private set; }

    /// <summary>The digest of all of it, once it was finished.</summary>
    public Digest Digest => _digest ?? throw new InvalidOperationException("it was not read to its end");

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = _hasEnded ? 0 : input.Read(buffer);
        _hasEnded |= read == 0 && buffer.Length > 0;
        _hash.AppendData(buffer[..read]);
        Count += read;
        return read;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Reads what an unpacker left, and compares. A blob that has more than it should is not read further.</summary>
    /// <exception cref="SlipwayException">SLP652: it is cut short or another one.</exception>
    public void Finish()
    {
        if (_digest is not null)
            return;
        var buffer = new byte[1 << 16];
        while (!(Count > size) && Read(buffer) > 0) { }
        _digest = Digest.FromHash(_hash.GetCurrentHash());
        if ((size is null || Count == size) && (expected is null || _digest == expected))
            return;
        var found = Count > size ? $"more than {size} bytes" : $"digest {_digest} and {Count} bytes";
        throw new SlipwayException(AuditProblems.WrongBytes(name, $"{expected}{(size is null ? "" : $", {size} bytes")}", found));
    }

    /// <summary>Ends the hashing. An unpacker that closes its input only closes the way to it.</summary>
    public void Release() => _hash.Dispose();
}
