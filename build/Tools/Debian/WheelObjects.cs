using System.Collections.Concurrent;
using System.IO.Compression;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Streams;
using Slipway.Tools.Store;

namespace Slipway.Tools.Debian;

/// <summary>
/// Finds the shared objects inside wheels of the store and what they need. A wheel's answer is remembered by its digest (<c>keys/needs/HEX</c>), so that a bump reads the new wheel only.
/// </summary>
/// <param name="store">Has the wheels.</param>
public sealed class WheelObjects(ContentStore store)
{
    /// <summary>Kind of fact, and its folder.</summary>
    internal const string Kind = "needs";

    private readonly KeyFiles _known = new(store, Kind);
    private readonly ConcurrentDictionary<Digest, Lazy<IReadOnlyList<ElfSource>>> _read = new();

    /// <summary>The shared objects of some wheels.</summary>
    /// <param name="wheels">File name and digest of each.</param>
    public IReadOnlyList<ElfSource> Of(IEnumerable<(string FileName, Digest Digest)> wheels) => [.. wheels.SelectMany(x => Of(x.FileName, x.Digest))];

    /// <summary>The shared objects of a wheel. It is read once, however many threads ask at a time.</summary>
    /// <param name="file">Its file name.</param>
    /// <param name="digest">Its digest.</param>
    public IEnumerable<ElfSource> Of(string file, Digest digest) =>
        HasNone(file)
            ? []
            : _read
                .GetOrAdd(
                    digest,
                    wheel => new Lazy<IReadOnlyList<ElfSource>>(() => _known.Find(wheel.Hex, StoreJson.Default.IReadOnlyListElfSource) ?? Read(wheel))
                )
                .Value.Select(x => x with { Name = $"{file}: {x.Name}" });

    /// <summary>Whether a wheel is for every platform: then it has no shared object that counts.</summary>
    internal static bool HasNone(string file) => file.EndsWith("-none-any.whl", StringComparison.Ordinal);

    private IReadOnlyList<ElfSource> Read(Digest wheel)
    {
        using var zip = new ZipArchive(store.Open(wheel));
        IReadOnlyList<ElfSource> objects = [.. zip.Entries.Where(x => LibraryNames.IsSharedObject(x.FullName) && x.Length > 0).Select(Read)];
        _known.Record(wheel.Hex, objects, StoreJson.Default.IReadOnlyListElfSource);
        return objects;
    }

    private static ElfSource Read(ZipArchiveEntry entry)
    {
        using var content = new ReopenedStream(entry.Open, entry.Length);
        return ElfSource.Read(entry.FullName, content);
    }
}
