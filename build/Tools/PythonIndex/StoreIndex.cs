using System.Collections.Concurrent;
using System.Text;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Index;
using Slipway.Core.Wheels;
using Slipway.Tools.Store;

namespace Slipway.Tools.PythonIndex;

/// <summary>The wheels of a lock, out of the store, as an index: so many projects, one file each.</summary>
/// <param name="locked">The lock.</param>
/// <param name="store">Has its wheels.</param>
public sealed class StoreIndex(LockFile locked, ContentStore store) : IServedIndex
{
    private readonly Dictionary<string, LockedPackage> _packages = locked.Packages.ToDictionary(x => x.NormalizedName, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte[]?> _metadata = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public IReadOnlyList<string> Projects { get; } = [.. locked.Packages.Select(x => x.NormalizedName).Order(StringComparer.Ordinal)];

    /// <inheritdoc />
    public Task<IndexPage?> PageAsync(string project, CancellationToken cancellation) =>
        Task.FromResult(_packages.TryGetValue(project, out var package) && store.Has(package.Hash) ? new IndexPage(project, [FileOf(package)], []) : null);

    /// <inheritdoc />
    public Task<byte[]?> MetadataAsync(string project, IndexFile file, CancellationToken cancellation) => Task.FromResult(MetadataOf(_packages[project]));

    /// <inheritdoc />
    public Task<Digest> FetchAsync(string project, IndexFile file, CancellationToken cancellation) => Task.FromResult(_packages[project].Hash);

    private IndexFile FileOf(LockedPackage package)
    {
        var metadata = MetadataOf(package);
        return new IndexFile(
            package.File,
            new Uri(new Uri("file:///"), package.File),
            package.Hash,
            new FileInfo(store.PathOf(package.Hash)).Length,
            null,
            metadata is null ? null : RequiresPython(metadata),
            null,
            metadata is not null,
            metadata is null ? null : Digest.Of(metadata)
        );
    }

    /// <summary>Read once; null for a source archive.</summary>
    private byte[]? MetadataOf(LockedPackage package) =>
        _metadata.GetOrAdd(package.NormalizedName, _ => package.IsSdist ? null : WheelArchive.ReadMetadata(package.File, () => store.Open(package.Hash)));

    private static string? RequiresPython(byte[] metadata)
    {
        const string field = "Requires-Python:";
        using var reader = new StringReader(Encoding.UTF8.GetString(metadata));
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            if (line.StartsWith(field, StringComparison.OrdinalIgnoreCase))
                return line[field.Length..].Trim();
        }
        return null;
    }
}
