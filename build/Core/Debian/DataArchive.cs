using System.Text;
using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>
/// Reads the entries of an unpacked data.tar (ustar with GNU long names and pax paths, as dpkg writes and reads them: deb(5), tar(5)). Hardened: a path that is absolute
/// or climbs, a hard link to nothing, a device, a bad checksum or a cut archive is an <see cref="InvalidDataException"/>.
/// </summary>
public static class DataArchive
{
    private const int Block = 512;

    /// <summary>Reads all headers; file contents are passed over.</summary>
    /// <param name="tar">Seekable, from its position 0.</param>
    public static IReadOnlyList<DebEntry> Read(Stream tar)
    {
        var entries = new List<DebEntry>();
        var files = new Dictionary<string, DebEntry>(StringComparer.Ordinal);
        var header = new byte[Block];
        string? longName = null,
            longLink = null;
        while (tar.ReadAtLeast(header, Block, throwOnEndOfStream: false) == Block && header.AsSpan().ContainsAnyExcept((byte)0))
        {
            var size = Number(header, 124, 12);
            var offset = tar.Position;
            if (Checksum(header) != Number(header, 148, 8) || size < 0 || size > tar.Length - offset)
                throw new InvalidDataException($"the data archive is damaged at byte {offset - Block}");
            var name = longName ?? Name(header);
            var link = longLink ?? Text(header, 157, 100);
            switch ((char)header[156])
            {
                case 'L':
                    longName = LongText(tar, size);
                    break;
                case 'K':
                    longLink = LongText(tar, size);
                    break;
                case 'x':
                    (longName, longLink) = Pax(LongText(tar, size), longName, longLink);
                    break;
                case 'g':
                    break;
                default:
                    Add(entries, files, header, name, link, offset, size);
                    (longName, longLink) = (null, null);
                    break;
            }
            tar.Position = offset + (size + Block - 1) / Block * Block;
        }
        return entries;
    }

    private static void Add(List<DebEntry> entries, Dictionary<string, DebEntry> files, byte[] header, string name, string link, long offset, long size)
    {
        var path = Normalize(name);
        if (path.Length == 0)
            return;
        var mode = (int)Number(header, 100, 8) & 0b111_111_111_111;
        var entry = (char)header[156] switch
        {
            '0' or '\0' or '7' => new DebEntry(path, EntryKind.File, mode, null, offset, size),
            '1' when files.TryGetValue(Normalize(link), out var target) => target with { Path = path },
            '2' => new DebEntry(path, EntryKind.Symlink, mode, link, 0, 0),
            '5' => new DebEntry(path, EntryKind.Directory, mode, null, 0, 0),
            var type => throw new InvalidDataException($"'{name}' is of a kind that no package may have here (tar type '{type}')"),
        };
        if (entry.Kind == EntryKind.File)
            files[path] = entry;
        entries.Add(entry);
    }

    /// <summary>A path without leading <c>./</c> and trailing slash.</summary>
    /// <param name="name">As in the archive.</param>
    private static string Normalize(string name)
    {
        var trimmed = name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
        trimmed = trimmed.TrimEnd('/');
        if (trimmed is "" or ".")
            return "";
        return trimmed[0] == '/' || trimmed.Split('/').Any(part => part is "" or "." or "..") || trimmed.Any(char.IsControl)
            ? throw new InvalidDataException($"the path '{name}' leaves the package or is no proper path")
            : trimmed;
    }

    private static string Name(byte[] header)
    {
        var name = Text(header, 0, 100);
        var prefix = header.AsSpan(257, 6).SequenceEqual("ustar\0"u8) ? Text(header, 345, 155) : "";
        return prefix.Length > 0 ? $"{prefix}/{name}" : name;
    }

    private static string Text(byte[] header, int start, int length)
    {
        var field = header.AsSpan(start, length);
        var end = field.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
    }

    private static string LongText(Stream tar, long size)
    {
        if (size > 1 << 16)
            throw new InvalidDataException("a name of the data archive is longer than any path can be");
        var bytes = new byte[size];
        tar.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes).TrimEnd('\0');
    }

    private static (string? Name, string? Link) Pax(string records, string? name, string? link)
    {
        foreach (var record in records.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var text = record[(record.IndexOf(' ', StringComparison.Ordinal) + 1)..];
            if (text.StartsWith("path=", StringComparison.Ordinal))
                name = text[5..];
            else if (text.StartsWith("linkpath=", StringComparison.Ordinal))
                link = text[9..];
        }
        return (name, link);
    }

    private static long Number(byte[] header, int start, int length)
    {
        long value = 0;
        foreach (var digit in header.AsSpan(start, length).Trim(" \0"u8))
        {
            if (digit is < (byte)'0' or > (byte)'7')
                throw new InvalidDataException("the data archive has a header field that is no octal number");
            value = value * 8 + (digit - '0');
        }
        return value;
    }

    private static long Checksum(byte[] header)
    {
        long sum = 8 * ' ';
        for (var i = 0; i < Block; i++)
            sum += i is >= 148 and < 156 ? 0 : header[i];
        return sum;
    }
}
