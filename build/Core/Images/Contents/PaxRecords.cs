namespace Slipway.Core.Images.Contents;

/// <summary>What an extended header says of the next entry (POSIX.1-2001, pax), and GNU's long names, which say the same.</summary>
internal sealed class PaxRecords
{
    /// <summary>An extended header larger than this is nobody's: attributes of a file have at most 64 kB.</summary>
    public const int Largest = 4 << 20;

    public string? Path { get; set; }

    public string? LinkPath { get; set; }

    public long? Size { get; private set; }

    public long? User { get; private set; }

    public long? Group { get; private set; }

    /// <summary>Bytes of a sparse file with its holes.</summary>
    public long? SparseSize { get; private set; }

    /// <summary>Its map, offset and length by turns; null where it stands elsewhere.</summary>
    public List<long>? SparseNumbers { get; private set; }

    /// <summary>Whether its map stands before its bytes.</summary>
    public bool IsMapLeading { get; private set; }

    public bool IsSparse => IsMapLeading || SparseNumbers is not null;

    /// <summary>Adds what a header says: records of <c>LENGTH KEY=VALUE\n</c>.</summary>
    /// <returns>False where they are not that.</returns>
    public bool Add(ReadOnlySpan<byte> records)
    {
        while (records.Length > 0)
        {
            var space = records.IndexOf((byte)' ');
            if (space <= 0 || TarField.Decimal(records[..space]) is not { } length || length <= space + 1 || length > records.Length)
                return false;
            var record = records[(space + 1)..(int)length];
            var equals = record.IndexOf((byte)'=');
            if (equals <= 0 || record[^1] != '\n' || !Take(record[..equals], record[(equals + 1)..^1]))
                return false;
            records = records[(int)length..];
        }
        return true;
    }

    private bool Take(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (key.SequenceEqual("path"u8))
            // The name of a sparse file is another record; this one has what old programs are to write.
            return (Path ??= TarField.Name(value)) is not null;
        if (key.SequenceEqual("linkpath"u8))
            return (LinkPath = TarField.Name(value)) is not null;
        if (key.SequenceEqual("size"u8))
            return (Size = TarField.Decimal(value)) is not null;
        if (key.SequenceEqual("uid"u8))
            return (User = TarField.Decimal(value)) is not null;
        if (key.SequenceEqual("gid"u8))
            return (Group = TarField.Decimal(value)) is not null;
        return !key.StartsWith("GNU.sparse."u8) || Sparse(key["GNU.sparse."u8.Length..], value);
    }

    private bool Sparse(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (key.SequenceEqual("name"u8))
            return (Path = TarField.Name(value)) is not null;
        if (key.SequenceEqual("size"u8) || key.SequenceEqual("realsize"u8))
            return (SparseSize = TarField.Decimal(value)) is not null;
        if (key.SequenceEqual("map"u8))
            return (SparseNumbers = SparseReading.Commas(value)) is not null;
        if (key.SequenceEqual("major"u8))
            return (IsMapLeading = value.SequenceEqual("1"u8)) || value.SequenceEqual("0"u8);
        if (!key.SequenceEqual("offset"u8) && !key.SequenceEqual("numbytes"u8))
            return true;
        SparseNumbers ??= [];
        if (TarField.Decimal(value) is not { } number || SparseNumbers.Count >= 2 * SparseMap.MostPieces)
            return false;
        SparseNumbers.Add(number);
        return true;
    }
}
