using System.IO.Compression;
using System.IO.Hashing;
using Slipway.Core.Diagnostics;

namespace Slipway.Tools.GitHub;

/// <summary>The zip archive of an artifact. Whoever can open a pull request can have a run upload one.</summary>
internal static class ArtifactArchive
{
    private const int MostFiles = 20_000;
    private const int LinkMode = 0xA000;
    private const int KindOfMode = 0xF000;

    /// <summary>Unpacks it whole or not at all.</summary>
    /// <param name="archive">The file.</param>
    /// <param name="artifact">Name of the artifact, for messages.</param>
    /// <param name="target">The folder that is made of it; one that is there is replaced.</param>
    /// <param name="most">Most bytes of all files.</param>
    /// <exception cref="SlipwayException">SLP641.</exception>
    public static void Unpack(string archive, string artifact, string target, long most)
    {
        var aside = $"{target}.{Guid.NewGuid():n}";
        try
        {
            Directory.CreateDirectory(aside);
            using (var zip = ZipFile.OpenRead(archive))
                Unpack(zip, aside, most, artifact);
            if (Directory.Exists(target))
                Directory.Delete(target, recursive: true);
            Directory.Move(aside, target);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException)
        {
            throw new SlipwayException(RunProblems.BadArchive(artifact, "it is damaged or no zip archive"), e);
        }
        finally
        {
            if (Directory.Exists(aside))
                Directory.Delete(aside, recursive: true);
        }
    }

    private static void Unpack(ZipArchive zip, string folder, long most, string artifact)
    {
        if (zip.Entries.Count > MostFiles)
            throw Bad($"it has more than {MostFiles} files");
        var left = most;
        foreach (var entry in zip.Entries)
        {
            var parts = entry.FullName.Split('/');
            if (entry.FullName.IndexOfAny(['\\', ':', '\0']) >= 0 || parts[0].Length == 0 || parts.Any(x => x is "." or ".."))
                throw Bad($"the path '{entry.FullName}' leads out of it");
            if (((entry.ExternalAttributes >> 16) & KindOfMode) == LinkMode)
                throw Bad($"'{entry.FullName}' is a link");
            var path = Path.Combine([folder, .. parts]);
            if (entry.FullName.EndsWith('/'))
            {
                Directory.CreateDirectory(path);
                continue;
            }
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            left = Write(entry, path, left, Bad);
        }

        SlipwayException Bad(string reason) => new(RunProblems.BadArchive(artifact, reason));
    }

    /// <summary>What the entry says of its size is not believed, and its checksum is compared, which the base library does not do.</summary>
    private static long Write(ZipArchiveEntry entry, string path, long left, Func<string, SlipwayException> bad)
    {
        using var input = entry.Open();
        using var output = File.Create(path);
        var sum = new Crc32();
        var piece = new byte[1 << 16];
        int read;
        while ((read = input.Read(piece)) > 0)
        {
            if ((left -= read) < 0)
                throw bad("its files are larger than an artifact may be");
            sum.Append(piece.AsSpan(0, read));
            output.Write(piece, 0, read);
        }
        return sum.GetCurrentHashAsUInt32() == entry.Crc32 ? left : throw bad($"'{entry.FullName}' has another checksum than the archive says");
    }
}
