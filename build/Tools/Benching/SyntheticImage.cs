using System.Text;
using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tools.Store;

namespace Slipway.Tools.Benching;

/// <summary>A large image as an OCI layout, drawn from a seed: sizes of files as in a folder of Python packages, many small ones and few that hold most bytes.</summary>
/// <param name="Layers">How many layers.</param>
/// <param name="Files">Files of all of them.</param>
/// <param name="Bytes">Bytes of all files.</param>
internal sealed record SyntheticImage(int Layers, int Files, long Bytes)
{
    private const int FilesOfAPackage = 100;

    /// <summary>Writes the layout.</summary>
    /// <param name="folder">Where it goes.</param>
    /// <param name="work">A folder for what is made on the way.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Its layers' blobs, and how many bytes their tars have.</returns>
    public async Task<(IReadOnlyList<string> Blobs, long Unpacked)> WriteAsync(string folder, string work, CancellationToken cancellation)
    {
        var store = new ContentStore(work);
        var packer = new LayerPacker(store, ZstdLibrary.System);
        var layers = new ImageLayer[Layers];
        await Parallel.ForAsync(
            0,
            Layers,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
            async (number, stop) =>
            {
                var packed = await packer.PackAsync(Entries(number), Compression.Default, stop);
                layers[number] = new ImageLayer(LayerMaker.Wheels, $"layer {number}", Key.Of($"{number}"), packed);
            }
        );
        var index = IndexAssembly.Assemble([ImageAssembly.Assemble(new ContainerConfig(), layers, Platform.Amd64)]);
        LayoutFolder.Write(OciLayout.Files(index, new ImageReference("localhost", "bench/audit", "1"), store.PathOf), store, folder, cancellation);
        return ([.. layers.Select(x => Path.Combine(folder, OciLayout.PathOf(x.Packed.Digest)))], layers.Sum(x => x.Packed.UnpackedSize));
    }

    private List<LayerEntry> Entries(int layer)
    {
        var random = new Random(layer);
        var count = Files / Layers;
        // A few files of each package hold most of its bytes.
        var weights = Enumerable.Range(0, count).Select(x => x % FilesOfAPackage == 1 ? 150.0 : Math.Exp(random.NextDouble() * 4 - 2)).ToArray();
        var unit = Bytes / Layers / weights.Sum();
        return [.. weights.Select((x, i) => File(layer, i, (long)(x * unit)))];
    }

    private static LayerEntry File(int layer, int number, long size)
    {
        var package = $"opt/venv/lib/python3.13/site-packages/package_{layer:00}_{number / FilesOfAPackage:000}";
        var place = number % FilesOfAPackage;
        if (place == 0)
            return LayerEntry.File($"{package}-1.0.dist-info/RECORD", Record(number));
        var name = place == 1 ? "_native.cpython-313-x86_64-linux-gnu.so" : $"subpackage_{place % 7}/module_with_a_name_{place:00}.py";
        // One file of fifty is the same in every layer.
        var seed = place == 50 ? number : (layer * 1_000_003L) + number + 1;
        return new LayerEntry($"{package}/{name}", EntryKind.File, FileModes.Plain, size, () => new SeededContent(seed, size));
    }

    private static byte[] Record(int number) =>
        Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Range(0, FilesOfAPackage).Select(x => $"package/module_{number}_{x}.py,sha256=0123456789abcdef,{x}\n"))
        );
}
