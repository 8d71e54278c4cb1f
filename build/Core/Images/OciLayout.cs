namespace Slipway.Core.Images;

/// <summary>
/// An OCI image layout (image-spec, image-layout.md) as a list of files, for a folder or as the tar that <c>docker load</c> takes.
/// The engine's containerd store takes a tar in which the blobs are left out that it already has.
/// </summary>
public static class OciLayout
{
    /// <summary>The files of the layout.</summary>
    /// <param name="index">What is laid out.</param>
    /// <param name="name">The name that the engine shall give it.</param>
    /// <param name="blobPath">Where on this machine the blob of a layer is.</param>
    /// <param name="onlyThese">The blobs wanted, by digest; all when null. The small documents (index, manifests, configs) count as blobs too.</param>
    /// <param name="forGraphDriver">Adds <c>manifest.json</c>, without which an engine with a graph driver store does not load; takes the image of one platform.</param>
    /// <returns>Sorted, ready for <see cref="TarWriter"/>.</returns>
    public static IReadOnlyList<LayerEntry> Files(
        AssembledIndex index,
        ImageReference name,
        Func<Digest, string> blobPath,
        IReadOnlySet<Digest>? onlyThese = null,
        AssembledImage? forGraphDriver = null
    )
    {
        var files = new List<LayerEntry>
        {
            LayerEntry.File("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}"u8.ToArray()),
            LayerEntry.File("index.json", OciJson.Write(new ImageIndex([Named(index.Descriptor, name)]))),
        };
        if (forGraphDriver is { } image)
            files.Add(LayerEntry.File("manifest.json", DockerManifest(image, name)));
        var documents = Documents(index).DistinctBy(d => d.Descriptor.Digest).Where(d => Wanted(d.Descriptor));
        files.AddRange(documents.Select(d => LayerEntry.File(PathOf(d.Descriptor.Digest), d.Bytes)));
        var layers = index.Images.SelectMany(i => i.Layers).Select(l => l.Descriptor).DistinctBy(d => d.Digest).Where(Wanted);
        files.AddRange(layers.Select(d => LayerEntry.File(PathOf(d.Digest), blobPath(d.Digest), d.Size, 0b110_100_100)));
        return TarLayout.Normalise(files);

        bool Wanted(Descriptor descriptor) => onlyThese is null || onlyThese.Contains(descriptor.Digest);
    }

    /// <summary>Every blob that the index leads to: documents and layers, each once.</summary>
    /// <param name="index">The index.</param>
    public static IReadOnlyList<Descriptor> Blobs(AssembledIndex index) =>
        [.. Documents(index).Select(d => d.Descriptor).Concat(index.Images.SelectMany(i => i.Layers).Select(l => l.Descriptor)).DistinctBy(d => d.Digest)];

    /// <summary>Writes the layout as a tar stream.</summary>
    /// <param name="output">Receives the tar.</param>
    /// <param name="files">Of <see cref="Files"/>.</param>
    /// <param name="cancellation">Ends it.</param>
    public static void WriteTar(Stream output, IReadOnlyList<LayerEntry> files, CancellationToken cancellation = default) =>
        new TarWriter(output).WriteAll(files, cancellation);

    /// <summary>Path of a blob inside a layout.</summary>
    /// <param name="digest">Its digest.</param>
    public static string PathOf(Digest digest) => $"blobs/sha256/{digest.Hex}";

    private static IEnumerable<(Descriptor Descriptor, byte[] Bytes)> Documents(AssembledIndex index)
    {
        yield return (index.Descriptor, index.Bytes);
        foreach (var image in index.Images)
        {
            yield return (image.ManifestDescriptor, image.Manifest);
            yield return (image.ConfigDescriptor, image.Config);
        }
        foreach (var attachment in index.Attachments)
        {
            yield return (attachment.Descriptor, attachment.Manifest);
            foreach (var blob in attachment.Blobs)
                yield return blob;
        }
    }

    /// <summary>containerd reads the whole name from the first annotation; other tools read the second one.</summary>
    private static Descriptor Named(Descriptor descriptor, ImageReference name) =>
        descriptor with
        {
            Annotations = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["io.containerd.image.name"] = $"{name.Host}/{name.Repository}:{name.Tag ?? "latest"}",
                ["org.opencontainers.image.ref.name"] = name.Tag ?? "latest",
            },
        };

    private static byte[] DockerManifest(AssembledImage image, ImageReference name) =>
        OciJson.Write([new DockerArchiveImage(PathOf(image.ConfigDescriptor.Digest), [name.Familiar], [.. image.Layers.Select(l => PathOf(l.Packed.Digest))])]);
}
