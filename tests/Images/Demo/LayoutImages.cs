using System.Collections.Concurrent;
using Slipway.Core.Images;
using Slipway.Tools.Store;

namespace Slipway.Images.Tests.Demo;

/// <summary>The images of an OCI layout on disk, read from nothing but its files.</summary>
internal sealed class LayoutImages
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<ListedEntry>> s_listed = new();
    private readonly string _folder;
    private readonly Dictionary<string, IReadOnlyList<Descriptor>> _layers = new(StringComparer.Ordinal);

    public LayoutImages(string folder)
    {
        _folder = folder;
        var top = OciJson.ReadIndex(File.ReadAllBytes(Path.Combine(folder, "index.json")), folder);
        var index = OciJson.ReadIndex(File.ReadAllBytes(At(top.Manifests.Single().Digest)), folder);
        foreach (var manifest in index.Manifests)
            _layers[manifest.Platform!.Architecture] = OciJson.ReadManifest(File.ReadAllBytes(At(manifest.Digest)), folder).Layers;
    }

    public IReadOnlyList<string> Platforms => [.. _layers.Keys.Order(StringComparer.Ordinal)];

    public IReadOnlyList<Digest> LayersOf(string platform) => [.. _layers[platform].Select(x => x.Digest)];

    /// <summary>Entries by layer, lowest first. A layer that two images share is read once.</summary>
    public IReadOnlyDictionary<Digest, IReadOnlyList<ListedEntry>> List(string platform)
    {
        Parallel.ForEach(_layers[platform], layer => s_listed.GetOrAdd(layer.Digest.Hex, _ => Entries(layer)));
        return _layers[platform].ToDictionary(x => x.Digest, x => s_listed[x.Digest.Hex]);
    }

    /// <summary>Bytes of a file as a container sees it.</summary>
    public byte[] Read(string platform, string path)
    {
        foreach (var layer in _layers[platform].Reverse())
        {
            using var tar = Open(layer);
            foreach (var entry in TarArchive.Read(tar, path))
                if (entry.Path == path)
                {
                    using var bytes = new MemoryStream();
                    entry.Content.CopyTo(bytes);
                    return bytes.ToArray();
                }
        }
        throw new FileNotFoundException(path);
    }

    private IReadOnlyList<ListedEntry> Entries(Descriptor layer)
    {
        using var tar = Open(layer);
        return [.. LayerListing.Read(tar, layer.Digest.ToString())];
    }

    private Stream Open(Descriptor layer) => LayerReader.Unpack(File.OpenRead(At(layer.Digest)), layer.MediaType, layer.Digest.ToString());

    private string At(Digest digest) => Path.Combine(_folder, "blobs", "sha256", digest.Hex);
}
