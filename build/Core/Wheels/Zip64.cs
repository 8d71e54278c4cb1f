using System.Buffers.Binary;

namespace Slipway.Core.Wheels;

/// <summary>The zip64 extra field of a directory entry (APPNOTE.TXT 4.5.3): it holds just those values that do not fit into 32 bits.</summary>
internal static class Zip64
{
    /// <exception cref="InvalidDataException">The field is damaged or lacks a value.</exception>
    internal static (long Size, long PackedSize, long Offset) Apply(ReadOnlySpan<byte> extra, uint size, uint packed, uint offset)
    {
        if (size != uint.MaxValue && packed != uint.MaxValue && offset != uint.MaxValue)
            return (size, packed, offset);
        var field = Find(extra);
        return (Take(ref field, size), Take(ref field, packed), Take(ref field, offset));
    }

    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (length > extra.Length - 4)
                break;
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == 1)
                return extra.Slice(4, length);
            extra = extra[(4 + length)..];
        }
        return [];
    }

    private static long Take(ref ReadOnlySpan<byte> field, uint value)
    {
        if (value != uint.MaxValue)
            return value;
        if (field.Length < 8)
            throw new InvalidDataException("a zip64 field is damaged");
        var wide = BinaryPrimitives.ReadInt64LittleEndian(field);
        field = field[8..];
        return wide;
    }
}
