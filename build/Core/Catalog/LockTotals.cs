using System.Buffers.Text;
using System.Text;

namespace Slipway.Core.Catalog;

/// <summary>What a lock adds up to, by a light scan of its text: a table of many locks must not cost the reading of each.</summary>
/// <param name="Packages">Number of packages.</param>
/// <param name="Bytes">Sum of the known sizes.</param>
/// <param name="Unsized">Packages whose size was not known when the lock was made.</param>
/// <param name="Sources">Packages that exist as source only and are compiled.</param>
public sealed record LockTotals(int Packages, long Bytes, IReadOnlyList<string> Unsized, IReadOnlyList<string> Sources)
{
    /// <summary>Adds up a lock of wheels: <c>NAME==VERSION --hash=... # FILE SIZE via PARENTS</c>.</summary>
    /// <param name="lines">The file's bytes.</param>
    public static LockTotals OfWheels(ReadOnlySpan<byte> lines)
    {
        var (packages, bytes) = (0, 0L);
        List<string> unsized = [];
        List<string> sources = [];
        foreach (var range in lines.Split((byte)'\n'))
        {
            var line = lines[range];
            var comment = line.IndexOf(" # "u8);
            if (line.IsEmpty || line[0] == '#' || comment < 0)
                continue;
            packages++;
            var size = line[(comment + 3)..];
            size = size[(size.IndexOf((byte)' ') + 1)..];
            if (Utf8Parser.TryParse(size, out long number, out _))
                bytes += number;
            else
                unsized.Add(Name(line));
            if (line.IndexOf(" (sdist)"u8) >= 0)
                sources.Add(Name(line));
        }
        return new LockTotals(packages, bytes, unsized, sources);
    }

    /// <summary>Adds up a lock of Debian packages: <c>NAME=VERSION ARCHITECTURE sha256:HEX SIZE PATH ROLES</c>.</summary>
    /// <param name="lines">The file's bytes.</param>
    public static LockTotals OfDebs(ReadOnlySpan<byte> lines)
    {
        var (packages, bytes) = (0, 0L);
        foreach (var range in lines.Split((byte)'\n'))
        {
            var line = lines[range];
            if (line.IsEmpty || line[0] == '#')
                continue;
            for (var word = 0; word < 3; word++)
                line = line[(line.IndexOf((byte)' ') + 1)..];
            packages++;
            bytes += Utf8Parser.TryParse(line, out long number, out _) ? number : 0;
        }
        return new LockTotals(packages, bytes, [], []);
    }

    private static string Name(ReadOnlySpan<byte> line) => Encoding.UTF8.GetString(line[..Math.Max(0, line.IndexOf("=="u8))]);
}
