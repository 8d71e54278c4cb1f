using Slipway.Core.Images;

namespace Slipway.Tools.Auditing;

/// <summary>An OCI layout as a folder, or the store, whose blobs lie in the same way.</summary>
/// <param name="folder">The folder.</param>
/// <param name="place">What it is, for messages.</param>
internal sealed class LayoutParts(string folder, string place) : IImageParts
{
    public string Place => place;

    /// <summary>Whether a blob is there.</summary>
    /// <param name="digest">The blob.</param>
    public bool Has(Digest digest) => File.Exists(PathOf(digest));

    public Task<byte[]?> DocumentAsync(Descriptor descriptor, CancellationToken cancellation)
    {
        if (!File.Exists(PathOf(descriptor.Digest)))
            return Task.FromResult<byte[]?>(null);
        var name = $"{place}: {descriptor.Digest}";
        using var file = Open(descriptor.Digest);
        return Task.FromResult<byte[]?>(Documents.Checked(Documents.Read(file, name), descriptor, name));
    }

    public Task<T> LayerAsync<T>(LayerPart layer, Func<Stream, T> read, CancellationToken cancellation)
    {
        using var file = Open(layer.Blob!.Digest);
        return Task.FromResult(read(file));
    }

    public void Dispose() { }

    private string PathOf(Digest digest) => Path.Combine(folder, "blobs", "sha256", digest.Hex);

    /// <summary>What is not there is read as nothing: then its digest is wrong, and that is said.</summary>
    private Stream Open(Digest digest) =>
        File.Exists(PathOf(digest))
            ? new FileStream(PathOf(digest), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan)
            : Stream.Null;
}
