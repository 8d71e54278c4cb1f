using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Registry;

namespace Slipway.Tools.Auditing;

/// <summary>Small documents, read with a bound.</summary>
internal static class Documents
{
    /// <summary>Most bytes of a manifest, an index or a config.</summary>
    public const int Largest = RegistryClient.LargestManifest;

    /// <summary>Reads a document whole.</summary>
    /// <param name="stream">Its bytes; not closed.</param>
    /// <param name="name">What it is, for messages.</param>
    /// <exception cref="SlipwayException">SLP654: it is larger than any.</exception>
    public static byte[] Read(Stream stream, string name)
    {
        var bytes = new byte[4096];
        var filled = 0;
        for (int read; (read = stream.Read(bytes, filled, bytes.Length - filled)) > 0; )
        {
            filled += read;
            if (filled > Largest)
                throw new SlipwayException(AuditProblems.AbsurdSize(name, "a document has more", Largest));
            if (filled == bytes.Length)
                Array.Resize(ref bytes, bytes.Length * 2);
        }
        return bytes[..filled];
    }

    /// <summary>The bytes, which must be those that were named.</summary>
    /// <param name="bytes">What was read.</param>
    /// <param name="expected">What it must be.</param>
    /// <param name="name">What it is, for messages.</param>
    /// <exception cref="SlipwayException">SLP652: they are others.</exception>
    public static byte[] Checked(byte[] bytes, Descriptor expected, string name)
    {
        var digest = Digest.Of(bytes);
        return digest == expected.Digest && bytes.Length == expected.Size
            ? bytes
            : throw new SlipwayException(
                AuditProblems.WrongBytes(name, $"{expected.Digest}, {expected.Size} bytes", $"digest {digest} and {bytes.Length} bytes")
            );
    }
}
