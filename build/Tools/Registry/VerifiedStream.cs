using System.Security.Cryptography;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Streams;
using Slipway.Tools.Http;

namespace Slipway.Tools.Registry;

/// <summary>Hashes what is read from a registry. The last piece is handed on only when the whole has the right digest.</summary>
/// <param name="input">The registry's bytes; closed with this stream.</param>
/// <param name="expected">What they must be.</param>
/// <param name="name">What it is, for the message.</param>
/// <param name="watch">Told of each piece, and ends a read in which nothing comes.</param>
/// <param name="owners">Closed with this stream.</param>
internal sealed class VerifiedStream(Stream input, Descriptor expected, string name, StallWatch watch, params IDisposable[] owners) : ForwardStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _read;
    private bool _verified;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await input.ReadAsync(buffer, watch.Token);
        watch.Moved();
        _hash.AppendData(buffer.Span[..read]);
        _read += read;
        if ((_read >= expected.Size || read == 0) && !_verified)
        {
            var digest = Digest.FromHash(_hash.GetCurrentHash());
            if (_read != expected.Size || digest != expected.Digest)
                throw new SlipwayException(StoreProblems.WrongDigest(name, expected.Digest.ToString(), digest.ToString(), _read));
            _verified = true;
        }
        else if (read > 0 && _verified)
        {
            throw new SlipwayException(StoreProblems.WrongDigest(name, expected.Digest.ToString(), "another one", _read));
        }
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            input.Dispose();
            foreach (var owner in owners)
                owner.Dispose();
        }
        base.Dispose(disposing);
    }
}
