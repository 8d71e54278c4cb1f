namespace Slipway.Core.Images;

/// <summary>A layer that exists: packed bytes in the store or in a registry.</summary>
/// <param name="Digest">Digest of the packed bytes: the name of the blob.</param>
/// <param name="DiffId">Digest of the uncompressed tar: the proof of sameness, independent of the packer.</param>
/// <param name="Size">Packed bytes.</param>
/// <param name="UnpackedSize">Bytes of the tar.</param>
/// <param name="Entries">Number of tar entries.</param>
/// <param name="MediaType">OCI media type.</param>
/// <param name="Packer">Program, version and level that packed it, such as <c>libzstd 1.5.7 -3</c>. Recorded, not part of any key.</param>
public sealed record PackedLayer(Digest Digest, Digest DiffId, long Size, long UnpackedSize, int Entries, string MediaType, string Packer);
