namespace Slipway.Core.Images.Contents;

/// <summary>The 512-byte header of one entry, read where it lies.</summary>
/// <param name="bytes">512 bytes.</param>
internal readonly ref struct TarBlock(ReadOnlySpan<byte> bytes)
{
    /// <summary>Bytes of a block.</summary>
    public const int Size = 512;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public byte Type => _bytes[156];

    public ReadOnlySpan<byte> Name => TarField.Text(_bytes[..100]);

    public ReadOnlySpan<byte> Link => TarField.Text(_bytes.Slice(157, 100));

    public long? Length => TarField.Number(_bytes.Slice(124, 12));

    public long? Mode => TarField.Number(_bytes.Slice(100, 8));

    public long? User => TarField.Number(_bytes.Slice(108, 8));

    public long? Group => TarField.Number(_bytes.Slice(116, 8));

    /// <summary>What stands before the name; GNU's headers have other fields there.</summary>
    public ReadOnlySpan<byte> Prefix => _bytes.Slice(257, 6).SequenceEqual("ustar\0"u8) ? TarField.Text(_bytes.Slice(345, 155)) : default;

    /// <summary>The four pieces of GNU's map of a sparse file.</summary>
    public ReadOnlySpan<byte> SparsePieces => _bytes.Slice(386, 96);

    /// <summary>Whether more pieces follow in blocks of their own.</summary>
    public bool HasMorePieces => _bytes[482] != 0;

    /// <summary>Bytes of a sparse file with its holes.</summary>
    public long? RealLength => TarField.Number(_bytes.Slice(483, 12));

    public bool IsZero => !_bytes.ContainsAnyExcept((byte)0);

    public bool HasItsSum => TarField.HasItsSum(_bytes);
}
