using System.IO.Compression;

namespace Slipway.Core.Wheels;

/// <summary>One entry of a wheel, as its central directory tells (APPNOTE.TXT 4.3.12).</summary>
/// <param name="Name">Name as stored; ends in <c>/</c> for a directory.</param>
/// <param name="Stored">Not compressed: the bytes lie in the archive as they are. Otherwise deflated.</param>
/// <param name="PackedSize">Bytes in the archive.</param>
/// <param name="Size">Bytes when unpacked.</param>
/// <param name="UnixMode">Type and permission bits of the archive's maker, 0 where there are none.</param>
/// <param name="Offset">Where its local header starts, in bytes from the start of the archive.</param>
public sealed record WheelEntry(string Name, bool Stored, long PackedSize, long Size, int UnixMode, long Offset)
{
    private const int TypeMask = 0b1111_000_000_000_000;
    private const int RegularFile = 0b1000_000_000_000_000;
    private const int Executable = 0b001_001_001;

    /// <summary>Whether it is a directory.</summary>
    public bool IsDirectory => Name.EndsWith('/');

    /// <summary>Whether it is something else than a file or a directory: a symbolic link, a device.</summary>
    public bool IsSpecial => (UnixMode & TypeMask) is not (0 or RegularFile or 0b0100_000_000_000_000);

    /// <summary>0755 for a file that its maker marked as executable, 0644 for any other: the rule of pip. A mode without a file type does not count.</summary>
    public int InstalledMode => (UnixMode & TypeMask) == RegularFile && (UnixMode & Executable) != 0 ? 0b111_101_101 : 0b110_100_100;

    /// <summary>Opens the content.</summary>
    /// <param name="archive">A fresh stream of the archive, at any position; closed with the result.</param>
    /// <exception cref="InvalidDataException">The local header is not there.</exception>
    internal Stream Open(Stream archive)
    {
        var data = new ByteRange(archive, ZipDirectory.DataOffset(archive, this), PackedSize);
        return Stored ? data : new DeflateStream(data, CompressionMode.Decompress);
    }
}
