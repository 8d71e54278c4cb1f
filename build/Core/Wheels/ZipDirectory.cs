using System.Buffers.Binary;
using System.Text;

namespace Slipway.Core.Wheels;

/// <summary>
/// Reads the central directory of a zip archive (PKWARE APPNOTE.TXT 6.3.10), zip64 included, and trusts none of it:
/// every offset must lie inside the archive, and the directory must be where the end record says, with nothing behind it.
/// Archives are read here and not by the base library because a layer opens thousands of entries, each more than once, and because two readers
/// that disagree about one archive are how a checked file and an installed file become different ones.
/// </summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int LocatorLength = 20;
    private const int End64Length = 56;
    private const int HeaderLength = 46;
    private const int LocalLength = 30;
    private const long MaxDirectory = 256L << 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>All entries in the order of the directory.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged, or uses what wheels do not: encryption, several volumes, other methods than stored and deflated.</exception>
    internal static IReadOnlyList<WheelEntry> Read(Stream archive)
    {
        var (start, size, count) = Locate(archive);
        var directory = ReadAt(archive, start, checked((int)size));
        var entries = new List<WheelEntry>((int)Math.Min(count, size / HeaderLength));
        var at = 0;
        for (var i = 0L; i < count; i++)
            entries.Add(Header(directory, start, ref at));
        Require(at == directory.Length, "its directory holds more than its entries");
        RequireApart(entries, start);
        return entries;
    }

    /// <summary>Where an entry's bytes start: behind its local header, whose length only the header itself knows.</summary>
    internal static long DataOffset(Stream archive, WheelEntry entry)
    {
        var header = ReadAt(archive, entry.Offset, LocalLength);
        Require(BinaryPrimitives.ReadUInt32LittleEndian(header) == 0x04034b50, $"entry '{entry.Name}' has no local header");
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26));
        var name = ReadAt(archive, entry.Offset + LocalLength, nameLength);
        Require(name.AsSpan().SequenceEqual(Utf8.GetBytes(entry.Name)), $"entry '{entry.Name}' has another name in its local header");
        return entry.Offset + LocalLength + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
    }

    private static (long Start, long Size, long Count) Locate(Stream archive)
    {
        var length = archive.Length;
        Require(length >= EndLength, "it is too short");
        var tailLength = (int)Math.Min(length, EndLength + ushort.MaxValue);
        var tail = ReadAt(archive, length - tailLength, tailLength);
        var at = tailLength - EndLength;
        while (at >= 0 && !(BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) == 0x06054b50 && at + EndLength + U16(tail, at + 20) == tailLength))
            at--;
        Require(at >= 0, "it has no end record");
        var end = length - tailLength + at;
        Require(U16(tail, at + 4) == 0 && U16(tail, at + 6) == 0 && U16(tail, at + 8) == U16(tail, at + 10), "it is one volume of several");
        long count = U16(tail, at + 10);
        long size = U32(tail, at + 12);
        long start = U32(tail, at + 16);
        if (count == ushort.MaxValue || size == uint.MaxValue || start == uint.MaxValue)
            (start, size, count, end) = Locate64(archive, end);
        Require(start >= 0 && size >= 0 && size <= MaxDirectory && start + size == end, "its directory is not where the end record says");
        Require(count >= 0 && count <= size / HeaderLength, "its directory is shorter than its number of entries asks for");
        return (start, size, count);
    }

    private static (long Start, long Size, long Count, long End) Locate64(Stream archive, long end)
    {
        Require(end >= LocatorLength + End64Length, "its zip64 record is missing");
        var locator = ReadAt(archive, end - LocatorLength, LocatorLength);
        Require(U32(locator, 0) == 0x07064b50, "its zip64 locator is missing");
        var record = BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8));
        Require(record >= 0 && record <= end - LocatorLength - End64Length, "its zip64 record lies outside of it");
        var bytes = ReadAt(archive, record, End64Length);
        Require(U32(bytes, 0) == 0x06064b50, "its zip64 record is missing");
        return (S64(bytes, 48), S64(bytes, 40), S64(bytes, 32), record);
    }

    private static WheelEntry Header(byte[] directory, long directoryStart, ref int at)
    {
        Require(directory.Length - at >= HeaderLength && U32(directory, at) == 0x02014b50, "its directory is damaged");
        var flags = U16(directory, at + 8);
        var method = U16(directory, at + 10);
        int nameLength = U16(directory, at + 28);
        int extraLength = U16(directory, at + 30);
        var next = at + HeaderLength + nameLength + extraLength + U16(directory, at + 32);
        Require(next <= directory.Length, "its directory is cut off");
        var name = Name(directory.AsSpan(at + HeaderLength, nameLength), (flags & 0x800) != 0);
        Require((flags & 0x41) == 0, $"entry '{name}' is encrypted");
        Require(method is 0 or 8, $"entry '{name}' is packed by method {method}; wheels use stored and deflated");
        var extra = directory.AsSpan(at + HeaderLength + nameLength, extraLength);
        var (size, packed, offset) = Zip64.Apply(extra, U32(directory, at + 24), U32(directory, at + 20), U32(directory, at + 42));
        Require(
            size >= 0 && packed >= 0 && offset >= 0 && offset + LocalLength + nameLength <= directoryStart - packed,
            $"entry '{name}' lies outside of the archive"
        );
        Require(method == 8 || size == packed, $"entry '{name}' is stored with two different sizes");
        var mode = (int)(U32(directory, at + 38) >> 16);
        at = next;
        return new WheelEntry(name, method == 0, packed, size, mode, offset);
    }

    /// <summary>Entries that share bytes are how a small archive becomes a large tree.</summary>
    private static void RequireApart(List<WheelEntry> entries, long directoryStart)
    {
        var ordered = entries.OrderBy(entry => entry.Offset).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            var limit = i + 1 < ordered.Count ? ordered[i + 1].Offset : directoryStart;
            var end = ordered[i].Offset + LocalLength + Utf8.GetByteCount(ordered[i].Name) + ordered[i].PackedSize;
            Require(end <= limit, $"entry '{ordered[i].Name}' overlaps the next one");
        }
    }

    private static string Name(ReadOnlySpan<byte> bytes, bool isUtf8)
    {
        Require(isUtf8 || System.Text.Ascii.IsValid(bytes), "a name is neither ASCII nor marked as UTF-8");
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException("a name is not valid UTF-8", e);
        }
    }

    private static byte[] ReadAt(Stream archive, long offset, int length)
    {
        var bytes = new byte[length];
        archive.Position = offset;
        try
        {
            archive.ReadExactly(bytes);
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("it is cut off", e);
        }
        return bytes;
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
            throw new InvalidDataException(otherwise);
    }

    private static ushort U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static long S64(byte[] bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));
}
