using System.Runtime.InteropServices;
using System.Text;

namespace Slipway.Core.Images.Contents;

/// <summary>Fields of a tar header (POSIX.1-2001, pax, and GNU's additions).</summary>
internal static class TarField
{
    /// <summary>Bytes up to the first NUL.</summary>
    public static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> field) => field.IndexOf((byte)0) is var end and >= 0 ? field[..end] : field;

    /// <summary>A number: octal digits, or GNU's base 256 where the first bit is set. Null where it is neither, negative, or beyond 63 bits.</summary>
    public static long? Number(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 0x80) != 0)
            return Base256(field);
        field = Text(field).Trim((byte)' ');
        long value = 0;
        foreach (var digit in field)
        {
            if (digit is < (byte)'0' or > (byte)'7' || value >> 60 != 0)
                return null;
            value = (value << 3) | (uint)(digit - '0');
        }
        return value;
    }

    /// <summary>A decimal number as PAX records have it. Null where it is none, negative, or beyond 63 bits.</summary>
    public static long? Decimal(ReadOnlySpan<byte> text) =>
        text.Length > 0 && System.Buffers.Text.Utf8Parser.TryParse(text, out long value, out var used) && used == text.Length && value >= 0 ? value : null;

    /// <summary>Whether the header's sum is that of its bytes. Old programs added them as signed ones.</summary>
    public static bool HasItsSum(ReadOnlySpan<byte> block)
    {
        var field = block.Slice(148, 8);
        return Number(field) is { } written && (written == Sum(block) - Sum(field) + 8 * ' ' || written == Signed(block) - Signed(field) + 8 * ' ');
    }

    /// <summary>Sum of bytes, eight at a time: in four lanes of 16 bits, which the bytes of a block do not fill.</summary>
    private static int Sum(ReadOnlySpan<byte> block)
    {
        const ulong Lanes = 0x00FF_00FF_00FF_00FF;
        ulong sums = 0;
        foreach (var eight in MemoryMarshal.Cast<byte, ulong>(block))
            sums += (eight & Lanes) + ((eight >> 8) & Lanes);
        return (int)((sums & 0xFFFF) + ((sums >> 16) & 0xFFFF) + ((sums >> 32) & 0xFFFF) + (sums >> 48));
    }

    private static int Signed(ReadOnlySpan<byte> block)
    {
        var sum = 0;
        foreach (var one in block)
            sum += (sbyte)one;
        return sum;
    }

    /// <summary>Text of a name. Names need not be UTF-8; what is none becomes U+FFFD.</summary>
    public static string Name(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private static long? Base256(ReadOnlySpan<byte> field)
    {
        // The second bit is the sign: negative sizes and owners are nobody's.
        if ((field[0] & 0x40) != 0)
            return null;
        long value = field[0] & 0x3F;
        foreach (var part in field[1..])
        {
            if (value >> 55 != 0)
                return null;
            value = (value << 8) | part;
        }
        return value;
    }
}
