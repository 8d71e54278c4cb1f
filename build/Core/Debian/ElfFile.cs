using System.Buffers.Binary;
using System.Text;

namespace Slipway.Core.Debian;

/// <summary>What the dynamic section of a shared object or program says (ELF-64, little-endian; System V gABI chapter 5).</summary>
/// <param name="Machine">e_machine: 62 is x86-64, 183 is AArch64.</param>
/// <param name="Needed">DT_NEEDED in order.</param>
/// <param name="Soname">DT_SONAME, or null.</param>
/// <param name="RunPath">DT_RUNPATH, else DT_RPATH, or null.</param>
public sealed record ElfFile(int Machine, IReadOnlyList<string> Needed, string? Soname, string? RunPath)
{
    private static ReadOnlySpan<byte> Magic => [0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1];

    private const int MostHeaders = 1024;
    private const int MostDynamic = 1 << 16;
    private const int MostStrings = 1 << 24;

    /// <summary>Reads a file; null when it does not begin as a 64-bit little-endian ELF file.</summary>
    /// <param name="file">Seekable.</param>
    /// <exception cref="InvalidDataException">It begins as one but its tables point nowhere.</exception>
    public static ElfFile? Read(Stream file)
    {
        var header = new byte[64];
        file.Position = 0;
        if (file.ReadAtLeast(header, 64, throwOnEndOfStream: false) < 64 || !header.AsSpan().StartsWith(Magic))
            return null;
        var machine = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(18));
        var count = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(56));
        if (BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(54)) != 56 || count > MostHeaders)
            throw new InvalidDataException("the ELF program header table is of an odd shape");
        var table = Bytes(file, BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(32)), (ulong)count * 56);
        var segments = Enumerable.Range(0, count).Select(i => Segment.Read(table.AsSpan(i * 56, 56))).ToArray();
        var dynamic = segments.FirstOrDefault(s => s.Type == 2);
        return dynamic is null ? new ElfFile(machine, [], null, null) : Dynamic(file, machine, segments, dynamic);
    }

    private static ElfFile Dynamic(Stream file, int machine, Segment[] segments, Segment dynamic)
    {
        if (dynamic.FileSize > MostDynamic)
            throw new InvalidDataException("the ELF dynamic section is too large");
        var section = Bytes(file, dynamic.Offset, dynamic.FileSize);
        var entries = new List<(long Tag, ulong Value)>();
        for (var at = 0; at + 16 <= section.Length && BinaryPrimitives.ReadInt64LittleEndian(section.AsSpan(at)) is not 0 and var tag; at += 16)
            entries.Add((tag, BinaryPrimitives.ReadUInt64LittleEndian(section.AsSpan(at + 8))));
        if (entries.All(e => e.Tag != 5))
            return new ElfFile(machine, [], null, null);
        var address = entries.First(e => e.Tag == 5).Value;
        var size = entries.FirstOrDefault(e => e.Tag == 10).Value;
        var load =
            segments.FirstOrDefault(s => s.Type == 1 && address >= s.Address && address - s.Address < s.FileSize)
            ?? throw new InvalidDataException("the ELF string table lies in no segment");
        if (size > MostStrings)
            throw new InvalidDataException("the ELF string table is too large");
        var strings = Bytes(file, checked(load.Offset + (address - load.Address)), size);
        string? First(long tag) => entries.Where(e => e.Tag == tag).Select(e => Text(strings, e.Value)).FirstOrDefault();
        return new ElfFile(machine, [.. entries.Where(e => e.Tag == 1).Select(e => Text(strings, e.Value))], First(14), First(29) ?? First(15));
    }

    private static byte[] Bytes(Stream file, ulong offset, ulong size)
    {
        if (offset > (ulong)file.Length || size > (ulong)file.Length - offset)
            throw new InvalidDataException("an ELF table lies outside of the file");
        file.Position = (long)offset;
        var bytes = new byte[size];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static string Text(byte[] strings, ulong offset)
    {
        if (offset >= (ulong)strings.Length)
            throw new InvalidDataException("an ELF name lies outside of the string table");
        var rest = strings.AsSpan((int)offset);
        var end = rest.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]);
    }

    private sealed record Segment(uint Type, ulong Offset, ulong Address, ulong FileSize)
    {
        public static Segment Read(ReadOnlySpan<byte> header) =>
            new(
                BinaryPrimitives.ReadUInt32LittleEndian(header),
                BinaryPrimitives.ReadUInt64LittleEndian(header[8..]),
                BinaryPrimitives.ReadUInt64LittleEndian(header[16..]),
                BinaryPrimitives.ReadUInt64LittleEndian(header[32..])
            );
    }
}
