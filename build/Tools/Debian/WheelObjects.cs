using System.IO.Compression;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Tools.Store;

namespace Slipway.Tools.Debian;

/// <summary>Finds the shared objects inside wheels of the store.</summary>
/// <param name="store">Has the wheels.</param>
public sealed class WheelObjects(ContentStore store)
{
    private const long Most = 1L << 30;

    /// <summary>The shared objects of some wheels.</summary>
    /// <param name="wheels">File name and digest of each.</param>
    public IReadOnlyList<ElfSource> Of(IEnumerable<(string FileName, Digest Digest)> wheels)
    {
        var sources = new List<ElfSource>();
        foreach (var (file, digest) in wheels.Where(w => !w.FileName.EndsWith("-none-any.whl", StringComparison.Ordinal)))
        {
            using var zip = new ZipArchive(store.Open(digest));
            sources.AddRange(
                zip.Entries.Where(e => LibraryNames.IsSharedObject(e.FullName) && e.Length is > 0 and < Most)
                    .Select(e => new ElfSource($"{file}: {e.FullName}", () => Read(digest, e.FullName)))
            );
        }
        return sources;
    }

    private MemoryStream Read(Digest wheel, string name)
    {
        using var zip = new ZipArchive(store.Open(wheel));
        var entry = zip.GetEntry(name)!;
        var bytes = new byte[entry.Length];
        using var content = entry.Open();
        content.ReadExactly(bytes);
        return new MemoryStream(bytes, writable: false);
    }
}
