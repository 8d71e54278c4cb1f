namespace Slipway.Core.Images.Contents;

/// <summary>Where the bytes of a sparse file stand; all between them are zeros (GNU tar, "Storing Sparse Files").</summary>
/// <param name="Pieces">Places in the file and lengths, ascending.</param>
/// <param name="Size">Bytes of the file with its holes.</param>
internal sealed record SparseMap(IReadOnlyList<(long Offset, long Length)> Pieces, long Size)
{
    /// <summary>More pieces than this are nobody's file: 16 MB of map.</summary>
    public const int MostPieces = 1 << 20;

    /// <summary>Bytes that the archive holds.</summary>
    public long Stored => Pieces.Sum(x => x.Length);

    /// <summary>The map, or null where pieces overlap, stand beyond the end or do not add up.</summary>
    /// <param name="numbers">Offset and length by turns.</param>
    /// <param name="size">Bytes of the file with its holes.</param>
    /// <param name="stored">Bytes in the archive.</param>
    public static SparseMap? Of(IReadOnlyList<long> numbers, long size, long stored)
    {
        if (numbers.Count % 2 != 0 || size is < 0 or > ReadLimits.LargestFile)
            return null;
        var pieces = new List<(long, long)>(numbers.Count / 2);
        long end = 0;
        for (var i = 0; i < numbers.Count; i += 2)
        {
            var (offset, length) = (numbers[i], numbers[i + 1]);
            if (offset < end || length < 0 || offset > size || length > size - offset)
                return null;
            end = offset + length;
            if (length > 0)
                pieces.Add((offset, length));
        }
        var map = new SparseMap(pieces, size);
        return map.Stored == stored ? map : null;
    }
}
