using System.Buffers.Text;

namespace Slipway.Core.Images.Contents;

/// <summary>Reads the map of a sparse file in each of the four ways in which GNU tar has written it.</summary>
internal static class SparseReading
{
    private const int PieceBytes = 24;

    /// <summary>The old way: in the header, and in blocks behind it.</summary>
    public static SparseMap? Old(TarBlock header, TarInput input, long stored)
    {
        var numbers = new List<long>();
        var (isWhole, hasMore, size) = (Take(header.SparsePieces, numbers), header.HasMorePieces, header.RealLength);
        while (isWhole && hasMore && numbers.Count < 2 * SparseMap.MostPieces)
        {
            var block = input.Block();
            if (block.IsEmpty)
                return null;
            isWhole = Take(block[..504], numbers);
            hasMore = block[504] != 0;
        }
        return isWhole && !hasMore && size is { } whole ? SparseMap.Of(numbers, whole, stored) : null;
    }

    /// <summary>PAX 0.0 and 0.1: numbers in the extended header.</summary>
    public static SparseMap? Extended(PaxRecords pax, long stored) =>
        pax.SparseNumbers is { } numbers && pax.SparseSize is { } size ? SparseMap.Of(numbers, size, stored) : null;

    /// <summary>PAX 1.0: decimal lines before the bytes, filled up to a whole block.</summary>
    /// <param name="pax">Its extended header.</param>
    /// <param name="input">Stands behind the header.</param>
    /// <param name="length">Bytes behind the header: the map is among them.</param>
    public static SparseMap? Leading(PaxRecords pax, TarInput input, ref long length)
    {
        var numbers = new List<long>();
        long? announced = null;
        long value = 0;
        var digits = 0;
        while (announced is null || numbers.Count < announced)
        {
            var block = length >= TarBlock.Size ? input.Block() : default;
            if (block.IsEmpty)
                return null;
            length -= TarBlock.Size;
            foreach (var part in block)
            {
                if (part is >= (byte)'0' and <= (byte)'9' && digits < 18)
                {
                    (value, digits) = (value * 10 + (part - '0'), digits + 1);
                    continue;
                }
                if (part != '\n' || digits == 0)
                    return null;
                if (announced is null)
                    announced = value <= SparseMap.MostPieces ? value * 2 : -1;
                else
                    numbers.Add(value);
                if (announced < 0)
                    return null;
                if (numbers.Count == announced)
                    break;
                (value, digits) = (0, 0);
            }
        }
        return pax.SparseSize is { } size ? SparseMap.Of(numbers, size, length) : null;
    }

    /// <summary>Numbers with commas between them; null where something else stands there.</summary>
    public static List<long>? Commas(ReadOnlySpan<byte> text)
    {
        var numbers = new List<long>();
        while (text.Length > 0)
        {
            if (!Utf8Parser.TryParse(text, out long value, out var used) || value < 0 || numbers.Count >= 2 * SparseMap.MostPieces)
                return null;
            numbers.Add(value);
            if (used < text.Length && text[used] != ',')
                return null;
            text = text[Math.Min(text.Length, used + 1)..];
        }
        return numbers;
    }

    private static bool Take(ReadOnlySpan<byte> pieces, List<long> numbers)
    {
        for (; pieces.Length >= PieceBytes; pieces = pieces[PieceBytes..])
        {
            // An empty place ends the list.
            if (pieces[0] == 0)
                return true;
            if (TarField.Number(pieces[..12]) is not { } offset || TarField.Number(pieces.Slice(12, 12)) is not { } length)
                return false;
            numbers.Add(offset);
            numbers.Add(length);
        }
        return true;
    }
}
