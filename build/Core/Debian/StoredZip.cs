using System.Buffers.Binary;
using System.Text;
using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>
/// Writes zip files whose entries are stored, not deflated (APPNOTE.TXT 6.3): the same files give the same bytes with any zlib. The layer that such a file ends in is packed as a
/// whole. Every entry has the time 1980-01-01 and a Unix mode.
/// </summary>
/// <param name="output">Written from its current position; need not be seekable.</param>
public sealed class StoredZip(Stream output) : IDisposable
{
    private const ushort DosDate = (1 << 5) | 1;
    private const ushort Utf8Names = 1 << 11;
    private readonly MemoryStream directory = new();
    private long position;
    private int count;

    /// <summary>Writes one file.</summary>
    /// <param name="file">Its path in the zip, mode, size and content.</param>
    /// <param name="crc">The CRC-32 of the content, which precedes it in the format.</param>
    public void Add(LayerEntry file, uint crc)
    {
        var name = Encoding.UTF8.GetBytes(file.Path);
        var local = new byte[30];
        BinaryPrimitives.WriteUInt32LittleEndian(local, 0x04034b50);
        Shared(local.AsSpan(4), file, crc, name.Length);
        var entry = new byte[46];
        BinaryPrimitives.WriteUInt32LittleEndian(entry, 0x02014b50);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(4), (3 << 8) | 20);
        Shared(entry.AsSpan(6), file, crc, name.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(38), (uint)(0x8000 | file.Mode) << 16);
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(42), checked((uint)position));
        directory.Write(entry);
        directory.Write(name);
        output.Write(local);
        output.Write(name);
        using (var content = file.Open!())
            content.CopyTo(output, 1 << 17);
        position += local.Length + name.Length + file.Size;
        count++;
    }

    /// <summary>Writes the central directory. Nothing can be added afterwards.</summary>
    public void Finish()
    {
        var end = new byte[22];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054b50);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), checked((ushort)count));
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), checked((ushort)count));
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), checked((uint)directory.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), checked((uint)position));
        directory.Position = 0;
        directory.CopyTo(output);
        output.Write(end);
    }

    /// <inheritdoc/>
    public void Dispose() => directory.Dispose();

    /// <summary>The fields that a local header and a directory entry have in common, in their order.</summary>
    private static void Shared(Span<byte> fields, LayerEntry file, uint crc, int nameLength)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(fields, 20);
        BinaryPrimitives.WriteUInt16LittleEndian(fields[2..], Utf8Names);
        BinaryPrimitives.WriteUInt16LittleEndian(fields[8..], DosDate);
        BinaryPrimitives.WriteUInt32LittleEndian(fields[10..], crc);
        BinaryPrimitives.WriteUInt32LittleEndian(fields[14..], checked((uint)file.Size));
        BinaryPrimitives.WriteUInt32LittleEndian(fields[18..], checked((uint)file.Size));
        BinaryPrimitives.WriteUInt16LittleEndian(fields[22..], checked((ushort)nameLength));
    }
}
