using System.Globalization;
using System.Text;

namespace Slipway.Core.Images;

/// <summary>The 512-byte header of one tar entry: ustar, with a PAX header before it where a field does not fit (POSIX.1-2001, pax).</summary>
internal static class TarHeader
{
    public const int Block = 512;
    private const long LargestOctal = 0x1_FFFF_FFFF; // 11 octal digits
    private const int LargestOwner = 0x1F_FFFF; // 7 octal digits

    /// <summary>Bytes of all headers of an entry, without its content.</summary>
    public static int Length(LayerEntry entry) => Records(entry) is { Length: > 0 } records ? Block + Padded(records.Length) + Block : Block;

    /// <summary>Rounded up to whole blocks.</summary>
    public static int Padded(int bytes) => (bytes + Block - 1) / Block * Block;

    /// <summary>Writes all headers of an entry; <paramref name="buffer"/> has <see cref="Length"/> bytes.</summary>
    public static void Write(LayerEntry entry, Span<byte> buffer)
    {
        buffer.Clear();
        var records = Records(entry);
        if (records.Length > 0)
        {
            Fill(buffer[..Block], "PaxHeaders/entry"u8, default, mode: 0b110_100_100, owner: 0, records.Length, 'x', default);
            records.CopyTo(buffer[Block..]);
            buffer = buffer[(Block + Padded(records.Length))..];
        }
        var (name, prefix) = Split(Name(entry));
        var target = Encoding.UTF8.GetBytes(entry.LinkTarget ?? "");
        var type = entry.Kind switch
        {
            EntryKind.Directory => '5',
            EntryKind.Symlink => '2',
            _ => '0',
        };
        var size = entry.Kind == EntryKind.File ? entry.Size : 0;
        Fill(
            buffer,
            name,
            prefix,
            entry.Mode,
            Math.Min(entry.Owner, LargestOwner),
            size > LargestOctal ? 0 : size,
            type,
            target.AsSpan(0, Math.Min(target.Length, 100))
        );
    }

    private static byte[] Name(LayerEntry entry) => Encoding.UTF8.GetBytes(entry.Kind == EntryKind.Directory ? entry.Path + "/" : entry.Path);

    /// <summary>The name field and the prefix field; what does not fit is cut, because a PAX record has it whole.</summary>
    private static (byte[] Name, byte[] Prefix) Split(byte[] path)
    {
        if (path.Length <= 100)
            return (path, []);
        // The rightmost slash that leaves at most 155 bytes before and 1 to 100 behind it.
        for (var slash = Math.Min(155, path.Length - 2); slash > 0 && path.Length - slash - 1 <= 100; slash--)
        {
            if (path[slash] == '/')
                return (path[(slash + 1)..], path[..slash]);
        }
        return (path[..100], []);
    }

    private static byte[] Records(LayerEntry entry)
    {
        // Nearly every entry needs none: decided without an allocation.
        if (
            entry is { Path.Length: < 100, Size: <= LargestOctal, Owner: <= LargestOwner }
            && Ascii.IsValid(entry.Path)
            && (entry.LinkTarget is null || IsShortAscii(entry.LinkTarget))
        )
            return [];
        var text = new MemoryStream();
        var name = Name(entry);
        var (field, prefix) = Split(name);
        if (!Ascii.IsValid(name) || (field.Length + prefix.Length < name.Length - 1))
            Append(text, "path", Encoding.UTF8.GetString(name));
        if (entry.LinkTarget is { } target && !IsShortAscii(target))
            Append(text, "linkpath", target);
        if (entry is { Kind: EntryKind.File, Size: > LargestOctal })
            Append(text, "size", entry.Size.ToString(CultureInfo.InvariantCulture));
        if (entry.Owner > LargestOwner)
        {
            Append(text, "uid", entry.Owner.ToString(CultureInfo.InvariantCulture));
            Append(text, "gid", entry.Owner.ToString(CultureInfo.InvariantCulture));
        }
        return text.ToArray();
    }

    private static bool IsShortAscii(string text) => text.Length <= 100 && Ascii.IsValid(text);

    /// <summary>A record is <c>LENGTH KEY=VALUE\n</c>, where LENGTH counts its own digits too.</summary>
    private static void Append(MemoryStream text, string key, string value)
    {
        var body = Encoding.UTF8.GetBytes($" {key}={value}\n");
        var length = body.Length + 1;
        while (length != body.Length + Digits(length))
            length = body.Length + Digits(length);
        text.Write(Encoding.ASCII.GetBytes(length.ToString(CultureInfo.InvariantCulture)));
        text.Write(body);
    }

    private static int Digits(int number) => number.ToString(CultureInfo.InvariantCulture).Length;

    private static void Fill(
        Span<byte> block,
        ReadOnlySpan<byte> name,
        ReadOnlySpan<byte> prefix,
        int mode,
        int owner,
        long size,
        char type,
        ReadOnlySpan<byte> link
    )
    {
        name.CopyTo(block);
        Octal(block.Slice(100, 8), mode);
        Octal(block.Slice(108, 8), owner);
        Octal(block.Slice(116, 8), owner);
        Octal(block.Slice(124, 12), size);
        Octal(block.Slice(136, 12), LayerFormat.Time);
        block[156] = (byte)type;
        link.CopyTo(block.Slice(157, 100));
        "ustar\000"u8.CopyTo(block.Slice(257, 8));
        Octal(block.Slice(329, 8), 0);
        Octal(block.Slice(337, 8), 0);
        prefix.CopyTo(block.Slice(345, 155));
        Checksum(block);
    }

    private static void Checksum(Span<byte> block)
    {
        block.Slice(148, 8).Fill((byte)' ');
        var sum = 0;
        foreach (var value in block)
            sum += value;
        Octal(block.Slice(148, 7), sum);
        block[155] = (byte)' ';
    }

    private static void Octal(Span<byte> field, long value)
    {
        field[^1] = 0;
        for (var i = field.Length - 2; i >= 0; i--, value >>= 3)
            field[i] = (byte)('0' + (value & 7));
    }
}
