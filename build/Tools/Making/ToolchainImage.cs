using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Progress;
using Slipway.Core.Rendering;
using Slipway.Tools.Debian;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>The image that build-base is made from: one layer with the unpacked toolchain, laid out as a named context for BuildKit. No engine is needed to make it.</summary>
internal sealed class ToolchainImage(Workbench bench)
{
    /// <summary>Writes the layout where the bake file of the service's own code expects it.</summary>
    /// <returns>Bytes downloaded.</returns>
    public Task<long> LayOutAsync(BuildPlan plan, string scratch, CancellationToken cancellation) =>
        LayOutAsync(
            [(ToolchainPart.Compilers, plan.Inputs.Toolchain)],
            plan.Inputs.Host,
            BackendBake.ToolchainOf(scratch),
            BackendBake.ToolchainTag,
            cancellation
        );

    /// <summary>Writes the layout of the compilers with further parts where the bake file of wheels expects it.</summary>
    /// <param name="inputs">Has their packages.</param>
    /// <param name="parts">Words of the parts, lowest first.</param>
    /// <param name="scratch">Folder of layouts.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Bytes downloaded.</returns>
    public Task<long> LayOutAsync(PlanInputs inputs, IReadOnlyList<string> parts, string scratch, CancellationToken cancellation) =>
        LayOutAsync(
            [(ToolchainPart.Compilers, inputs.Toolchain), .. parts.Select(x => (ToolchainPart.ByUse[x], inputs.Parts[x]))],
            inputs.Host,
            CompileBake.ToolchainOf(scratch, parts),
            CompileBake.NameOf(parts),
            cancellation
        );

    /// <summary>Writes a layout of some parts, each a layer.</summary>
    /// <param name="parts">The parts with their packages, lowest first.</param>
    /// <param name="host">Where the compilers run.</param>
    /// <param name="folder">Folder of the layout.</param>
    /// <param name="tag">Its tag.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Bytes downloaded.</returns>
    public async Task<long> LayOutAsync(
        IReadOnlyList<(ToolchainPart Part, IReadOnlyList<DebPackage> Packages)> parts,
        Platform host,
        string folder,
        string tag,
        CancellationToken cancellation
    )
    {
        var (layers, downloaded) = (new List<ImageLayer>(), 0L);
        foreach (var (part, packages) in parts)
        {
            var (packed, bytes) = await LayerAsync(part, packages, host, cancellation);
            layers.Add(new ImageLayer(LayerMaker.Packages, part.Name, Planner.ToolchainKey(packages, host), packed));
            downloaded += bytes;
        }
        var index = IndexAssembly.Assemble([ImageAssembly.Assemble(new ContainerConfig(), layers, host)]);
        var name = new ImageReference("localhost", "slipway/toolchain", tag);
        LayoutFolder.Write(OciLayout.Files(index, name, bench.Store.PathOf), bench.Store, folder, cancellation);
        return downloaded;
    }

    /// <summary>The layer with the compilers, of the store, of the cache, else made.</summary>
    /// <returns>The layer, and the bytes downloaded.</returns>
    public Task<(PackedLayer Layer, long Downloaded)> LayerAsync(BuildPlan plan, CancellationToken cancellation) =>
        LayerAsync(ToolchainPart.Compilers, plan.Inputs.Toolchain, plan.Inputs.Host, cancellation);

    /// <summary>The layer of a part, made where the store does not have it.</summary>
    /// <returns>The layer, and the bytes downloaded.</returns>
    private async Task<(PackedLayer Layer, long Downloaded)> LayerAsync(
        ToolchainPart part,
        IReadOnlyList<DebPackage> packages,
        Platform host,
        CancellationToken cancellation
    )
    {
        var key = Planner.ToolchainKey(packages, host);
        if (bench.Layers.Find(key) is { } found)
            return (found, 0);
        if (await bench.Remote.BringAsync(key, part.Name, cancellation) is { } pulled)
            return (pulled, pulled.Size);
        var bytes = await bench.Debian.FetchAsync(packages, cancellation);
        using var tree = await new ToolchainMaker(bench.Store) { Unpacked = bench.Progress.Unpacking($"packages of the {part.Name}") }.MakeAsync(
            packages,
            cancellation
        );
        // It is unpacked once, on this machine: speed counts, size does not.
        var packed = await bench.Progress.RunAsync(
            ProgressKind.Layer,
            part.Name,
            null,
            () => bench.Packer().PackAsync(tree.Entries, new Compression(CompressionFormat.Zstd, 1), Advanced, cancellation),
            x => x.Size
        );
        bench.Layers.Record(key, packed);
        bench.Say($"{part.Name}: {packages.Count} packages, {PlanText.Bytes(packed.UnpackedSize)} unpacked");
        return (packed, bytes);

        void Advanced(long count, long total) => bench.Progress.Advance(ProgressKind.Layer, part.Name, count, total);
    }
}
