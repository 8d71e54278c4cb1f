using Slipway.Core.Images;
using Slipway.Core.Records;
using Slipway.Tools.Records;
using Slipway.Tools.Store;

namespace Slipway.Tools.Benching;

/// <summary>A home that can forget what was made for the last image.</summary>
/// <param name="home">The home.</param>
/// <param name="root">The checkout.</param>
/// <param name="served">Folder of the index's store: its files are the wheels.</param>
internal sealed class BenchStore(SlipwayHome home, string root, string served)
{
    /// <summary>What the last build did.</summary>
    public BuildRecord Last() => new RecordFiles(home, root).Last("minimal-onnx-cpu")!;

    /// <summary>Forgets layers and all that is remembered of them and of wheels, but not the base and what it has.</summary>
    /// <param name="wheels">The wheels, too.</param>
    public void Forget(bool wheels)
    {
        var store = new ContentStore(home.Store);
        foreach (var layer in Last().Layers.Where(x => x.Maker != nameof(LayerMaker.Base)))
            File.Delete(store.PathOf(Digest.Parse(layer.Digest)));
        foreach (var file in wheels ? Directory.EnumerateFiles(Path.Combine(served, "blobs", "sha256")) : [])
            File.Delete(Path.Combine(home.Store, "blobs", "sha256", Path.GetFileName(file)));
        foreach (
            var folder in Directory.EnumerateDirectories(Path.Combine(home.Store, "keys")).Where(x => Path.GetFileName(x) is not ("layers" or "base-libraries"))
        )
            Directory.Delete(folder, recursive: true);
        if (Directory.Exists(home.Index))
            Directory.Delete(home.Index, recursive: true);
    }
}
