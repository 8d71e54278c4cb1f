using Slipway.Core.Images;
using Slipway.Core.Planning;

namespace Slipway.Tools.Store;

/// <summary>A blob with a name: a wheel, a manifest, an exported file.</summary>
/// <param name="Name">File name or role, such as <c>index</c>.</param>
/// <param name="Digest">Its digest.</param>
/// <param name="Size">Its bytes.</param>
public sealed record StoredArtifact(string Name, Digest Digest, long Size);

/// <summary>Which artifacts a key stands for: <c>keys/KIND/HEX</c>, for wheels, images, exports and whatever else is made by key.</summary>
/// <param name="store">The store.</param>
/// <param name="kind">Name of the folder, such as <c>wheels</c>.</param>
public sealed class ArtifactIndex(ContentStore store, string kind)
{
    /// <summary>The kind of what was compiled: files of the service's native code.</summary>
    public const string Exports = "exports";

    /// <summary>The kind of wheels that were compiled: the wheel, and <c>provenance.json</c>.</summary>
    public const string Wheels = "wheels";

    private readonly KeyFiles _files = new(store, kind);

    /// <summary>The artifacts of a key when all their blobs are here, whole by size; null otherwise.</summary>
    /// <param name="key">The key.</param>
    public IReadOnlyList<StoredArtifact>? Find(Key key)
    {
        var artifacts = _files.Find(key.Hex, StoreJson.Default.IReadOnlyListStoredArtifact);
        return artifacts is not null && artifacts.All(a => store.Has(a.Digest, a.Size)) ? artifacts : null;
    }

    /// <summary>The artifacts of every key, whether their blobs are here or not.</summary>
    internal IEnumerable<IReadOnlyList<StoredArtifact>> All() =>
        _files.All().Select(x => KeyFiles.Read(x, StoreJson.Default.IReadOnlyListStoredArtifact)).OfType<IReadOnlyList<StoredArtifact>>();

    /// <summary>Remembers the artifacts of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="artifacts">Their blobs are in the store.</param>
    /// <exception cref="Core.Diagnostics.SlipwayException">SLP302: the disk is full.</exception>
    public void Record(Key key, IReadOnlyList<StoredArtifact> artifacts) => _files.Record(key.Hex, artifacts, StoreJson.Default.IReadOnlyListStoredArtifact);
}
