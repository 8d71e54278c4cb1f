using System.Buffers.Binary;
using System.IO.Compression;

namespace Slipway.Images.Tests.Compile;

/// <summary>Device code in a wheel's extensions. A fat binary begins with a mark, then has an entry for each generation (the layout is that of CUDA's fatbinary tool).</summary>
internal static class FatBinary
{
    private const uint Mark = 0xBA55ED50;
    private const int MachineCode = 2;

    /// <summary>Such as <c>sm_90</c> for machine code and <c>compute_90</c> for portable code, in order, each once.</summary>
    public static IReadOnlyList<string> Devices(string wheel)
    {
        using var archive = ZipFile.OpenRead(wheel);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries.Where(x => x.Name.EndsWith(".so", StringComparison.Ordinal)))
        {
            using var content = new MemoryStream();
            using (var file = entry.Open())
                file.CopyTo(content);
            Read(content.ToArray(), found);
        }
        return [.. found];
    }

    private static void Read(ReadOnlySpan<byte> file, SortedSet<string> found)
    {
        for (var at = 0; at + 16 <= file.Length; at += 8)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(file[at..]) != Mark)
                continue;
            var end = at + 16 + (int)BinaryPrimitives.ReadUInt64LittleEndian(file[(at + 8)..]);
            for (var entry = at + BinaryPrimitives.ReadUInt16LittleEndian(file[(at + 6)..]); entry + 32 <= end; )
            {
                var kind = BinaryPrimitives.ReadUInt16LittleEndian(file[entry..]);
                var generation = BinaryPrimitives.ReadUInt32LittleEndian(file[(entry + 28)..]);
                found.Add($"{(kind == MachineCode ? "sm" : "compute")}_{generation}");
                entry += (int)(BinaryPrimitives.ReadUInt32LittleEndian(file[(entry + 4)..]) + BinaryPrimitives.ReadUInt64LittleEndian(file[(entry + 8)..]));
            }
        }
    }
}
