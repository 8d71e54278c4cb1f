using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Records;
using Slipway.Core.Wheels;
using Slipway.Tools.Store;

namespace Slipway.Tools.Benching;

/// <summary>The least that an image weighs: base, libraries, model, app, and the files of all wheels that are needed to run, packed as one tree.</summary>
/// <param name="wheels">Has the wheels.</param>
/// <param name="scratch">Receives the tree and is deleted.</param>
internal sealed class LeanFloor(ContentStore wheels, string scratch)
{
    /// <summary>The image's bytes without bytecode over the least.</summary>
    /// <param name="packages">The lock's packages.</param>
    /// <param name="record">What the build of the image did.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<double> RatioAsync(IReadOnlyList<LockedPackage> packages, BuildRecord record, CancellationToken cancellation)
    {
        var tree = LayerFolders.Complete([.. packages.SelectMany(Entries).DistinctBy(x => x.Path)]);
        try
        {
            var packed = await new LayerPacker(new ContentStore(scratch), ZstdLibrary.System).PackAsync(tree, Compression.Default, cancellation);
            var layers = record.Layers.Where(x => x.Maker != nameof(LayerMaker.Bytecode)).ToList();
            var others = layers.Where(x => x.Maker is not (nameof(LayerMaker.Wheels) or nameof(LayerMaker.Venv))).Sum(x => x.BytesOut);
            return (double)layers.Sum(x => x.BytesOut) / (others + packed.Size);
        }
        finally
        {
            if (Directory.Exists(scratch))
                Directory.Delete(scratch, recursive: true);
        }
    }

    private IEnumerable<LayerEntry> Entries(LockedPackage package) =>
        WheelLayout.Of(WheelArchive.Open(package.File, () => wheels.Open(package.Hash)), VenvPaths.Of(13), LayoutRules.Lean).Entries;
}
