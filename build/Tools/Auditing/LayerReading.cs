using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Images.Contents;

namespace Slipway.Tools.Auditing;

/// <summary>Reads layers: packed bytes, hash, unpacker, tar, examiners, all in one pass.</summary>
/// <param name="budget">What the image may hold.</param>
/// <param name="examiners">Makes those that look into one layer.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class LayerReading(ReadBudget budget, Func<IReadOnlyList<IFileExaminer>> examiners, CancellationToken cancellation)
{
    /// <summary>Reads a layer whose packed bytes are known.</summary>
    /// <param name="packed">Its bytes; not closed.</param>
    /// <param name="blob">What they must be.</param>
    /// <param name="name">What it is, for messages.</param>
    /// <exception cref="SlipwayException">SLP311, SLP315, SLP652, SLP654 to SLP657.</exception>
    public ReadLayer Read(Stream packed, Descriptor blob, string name) => Read(packed, blob.Digest, blob.Size, name, isTarHashed: false);

    /// <summary>Reads a layer of which only the tar's digest is known.</summary>
    /// <param name="packed">Its bytes; not closed.</param>
    /// <param name="name">What it is, for messages.</param>
    /// <exception cref="SlipwayException">SLP311, SLP315, SLP654 to SLP657.</exception>
    public ReadLayer Read(Stream packed, string name) => Read(packed, null, null, name, isTarHashed: true);

    private ReadLayer Read(Stream packed, Digest? digest, long? size, string name, bool isTarHashed)
    {
        var looks = examiners();
        var blob = new CheckedBlob(packed, digest, size, name);
        try
        {
            using var unpacked = LayerUnpacking.Open(blob, name, out var isPacked);
            var hashed = isTarHashed && isPacked ? new CheckedBlob(unpacked, null, null, name) : null;
            var draft = LayerScan.Read(hashed ?? unpacked, name, looks, budget, cancellation);
            hashed?.Finish();
            blob.Finish();
            var diffId = isPacked ? hashed?.Digest : blob.Digest;
            hashed?.Release();
            return new ReadLayer(draft, blob.Digest, blob.Count, diffId, isPacked, looks);
        }
        catch (SlipwayException e) when (!cancellation.IsCancellationRequested && e.Problems[0].Number == "SLP315")
        {
            // Where the blob is not what it should be, that is the cause, and what its tar looks like only the effect.
            blob.Finish();
            throw IsWindow(e) ? new SlipwayException(AuditProblems.WindowTooLarge(name, LayerUnpacking.LargestWindow), e) : e;
        }
        finally
        {
            blob.Release();
        }
    }

    /// <summary>What libzstd says of a window beyond its limit (error.h, ZSTD_error_frameParameter_windowTooLarge).</summary>
    private static bool IsWindow(SlipwayException e) => e.Message.Contains("Frame requires too much memory", StringComparison.Ordinal);
}
