namespace Slipway.Core.Debian;

/// <summary>The CRC-32 of zip files (ISO 3309, reflected polynomial EDB88320), eight bytes a step.</summary>
public struct Crc32
{
    private static readonly uint[] Table = MakeTable();
    private uint state;

    /// <summary>The checksum of everything appended.</summary>
    public readonly uint Value => state;

    /// <summary>Appends bytes.</summary>
    /// <param name="bytes">The next bytes.</param>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        var crc = ~state;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var low = crc ^ BitConverter.ToUInt32(bytes);
            crc =
                Table[1792 + (low & 0xff)]
                ^ Table[1536 + ((low >> 8) & 0xff)]
                ^ Table[1280 + ((low >> 16) & 0xff)]
                ^ Table[1024 + (low >> 24)]
                ^ Table[768 + bytes[4]]
                ^ Table[512 + bytes[5]]
                ^ Table[256 + bytes[6]]
                ^ Table[bytes[7]];
        }
        foreach (var b in bytes)
            crc = (crc >> 8) ^ Table[(crc ^ b) & 0xff];
        state = ~crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            table[i] = crc;
        }
        for (var i = 256; i < table.Length; i++)
            table[i] = (table[i - 256] >> 8) ^ table[table[i - 256] & 0xff];
        return table;
    }
}
