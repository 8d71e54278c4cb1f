using System.Text;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Images.Contents;

/// <summary>Reads the headers of a tar: ustar, PAX, GNU's long names and sparse files, and what is older than all of them.</summary>
/// <param name="input">The tar; the content of each entry is read by who asks for the next one.</param>
internal sealed class TarHeaders(TarInput input)
{
    private readonly byte[] _joined = new byte[256];

    /// <summary>The next entry; null at the end.</summary>
    /// <exception cref="SlipwayException">SLP315: it is no header. SLP654: a size that no file has.</exception>
    public TarEntryHeader? Next()
    {
        PaxRecords? pax = null;
        while (true)
        {
            var bytes = input.Block();
            if (bytes.IsEmpty || new TarBlock(bytes).IsZero)
                return pax is null ? null : throw input.Damaged("it ends behind an extended header");
            var block = new TarBlock(bytes);
            if (!block.HasItsSum)
                throw input.Damaged("a header does not have its sum: it is no tar, or damaged");
            var length = block.Length ?? throw input.Damaged("a header's size is no number");
            switch ((char)block.Type)
            {
                case 'x' or 'X':
                    pax ??= new PaxRecords();
                    if (!pax.Add(Document(length)))
                        throw input.Damaged("an extended header is damaged");
                    break;
                case 'L':
                    (pax ??= new PaxRecords()).Path = TarField.Name(TarField.Text(Document(length)));
                    break;
                case 'K':
                    (pax ??= new PaxRecords()).LinkPath = TarField.Name(TarField.Text(Document(length)));
                    break;
                // What holds for all entries is a comment in practice; a volume's label is none of them.
                case 'g' or 'V':
                    _ = Document(length);
                    break;
                default:
                    return Entry(block, pax, length);
            }
        }
    }

    private ReadOnlySpan<byte> Document(long length)
    {
        if (length > PaxRecords.Largest)
            throw new SlipwayException(AuditProblems.AbsurdSize(input.Name, "an extended header has more", PaxRecords.Largest));
        var padded = (length + TarBlock.Size - 1) / TarBlock.Size * TarBlock.Size;
        if (input.Whole(padded) is { IsEmpty: false } whole)
            return whole[..(int)length];
        var copy = new byte[padded];
        for (var filled = 0; filled < copy.Length; )
        {
            var some = input.Some(copy.Length - filled);
            some.CopyTo(copy.AsSpan(filled));
            filled += some.Length;
        }
        return copy.AsSpan(0, (int)length);
    }

    private TarEntryHeader Entry(TarBlock block, PaxRecords? pax, long length)
    {
        length = pax?.Size ?? length;
        if (length > ReadLimits.LargestFile)
            throw new SlipwayException(AuditProblems.AbsurdSize(input.Name, "a file has more", ReadLimits.LargestFile));
        var path = pax?.Path ?? Path(block);
        var kind = KindOf(block.Type, path);
        var link = kind is ArchiveEntryKind.Symlink or ArchiveEntryKind.HardLink ? pax?.LinkPath ?? TarField.Name(block.Link) : null;
        var (mode, user, group) = ((int)((block.Mode ?? 0) & 0xFFF), Id(pax?.User ?? block.User), Id(pax?.Group ?? block.Group));
        // Links and devices have no content, whatever their size field says; a directory's says what it might hold.
        var stored = kind == ArchiveEntryKind.File ? length : 0;
        var sparse = kind == ArchiveEntryKind.File ? Sparse(block, pax, ref stored) : null;
        return new TarEntryHeader(path, kind, mode, user, group, sparse?.Size ?? stored, stored, link, sparse);
    }

    private SparseMap? Sparse(TarBlock block, PaxRecords? pax, ref long stored)
    {
        SparseMap? map;
        if (block.Type == 'S')
            map = SparseReading.Old(block, input, stored);
        else if (pax is { IsMapLeading: true })
            map = SparseReading.Leading(pax, input, ref stored);
        else if (pax is { IsSparse: true })
            map = SparseReading.Extended(pax, stored);
        else
            return null;
        return map ?? throw input.Damaged("the map of a sparse file is damaged");
    }

    private string Path(TarBlock block)
    {
        var prefix = block.Prefix;
        var name = block.Name;
        if (prefix.IsEmpty)
            return TarField.Name(name);
        prefix.CopyTo(_joined);
        _joined[prefix.Length] = (byte)'/';
        name.CopyTo(_joined.AsSpan(prefix.Length + 1));
        return Encoding.UTF8.GetString(_joined, 0, prefix.Length + 1 + name.Length);
    }

    private ArchiveEntryKind KindOf(byte type, string path) =>
        (char)type switch
        {
            '1' => ArchiveEntryKind.HardLink,
            '2' => ArchiveEntryKind.Symlink,
            '3' or '4' or '6' => ArchiveEntryKind.Device,
            '5' or 'D' => ArchiveEntryKind.Directory,
            'M' => throw input.Damaged("it is one volume of several"),
            // Before POSIX a directory was a file whose name ends with a slash; a kind that nobody knows is a file (pax).
            '\0' or '0' when path.EndsWith('/') => ArchiveEntryKind.Directory,
            _ => ArchiveEntryKind.File,
        };

    /// <summary>Owners above 31 bits are no one's in a container.</summary>
    private static int Id(long? id) => (int)Math.Min(id ?? 0, int.MaxValue);
}
