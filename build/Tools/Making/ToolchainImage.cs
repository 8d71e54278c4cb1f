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
    public async Task<long> LayOutAsync(BuildPlan plan, CancellationToken cancellation)
    {
        var (packed, bytes) = await LayerAsync(plan, cancellation);
        LayOut(plan, [Compilers(plan, packed)], BackendBake.ToolchainOf(bench.Scratch), BackendBake.ToolchainTag, cancellation);
        return bytes;
    }

    /// <summary>Writes the layout where the bake file of components expects it: the same layer, and above it what only they need.</summary>
    /// <returns>Bytes downloaded.</returns>
    public async Task<long> LayOutForComponentsAsync(BuildPlan plan, CancellationToken cancellation)
    {
        var part = ToolchainPart.Components;
        var (compilers, bytes) = await LayerAsync(plan, cancellation);
        var key = Planner.ComponentToolchainKey(plan.Inputs);
        var (own, more) = await LayerAsync(part, key, plan.Inputs.Components!.Toolchain, cancellation);
        LayOut(
            plan,
            [Compilers(plan, compilers), new ImageLayer(LayerMaker.Packages, part.Name, key, own)],
            ComponentBake.ToolchainOf(bench.Scratch),
            ComponentBake.ToolchainTag,
            cancellation
        );
        return bytes + more;
    }

    /// <summary>The layer with the compilers, made where the store does not have it.</summary>
    /// <returns>The layer, and the bytes downloaded.</returns>
    public Task<(PackedLayer Layer, long Downloaded)> LayerAsync(BuildPlan plan, CancellationToken cancellation) =>
        LayerAsync(ToolchainPart.Compilers, Planner.ToolchainKey(plan.Inputs), plan.Inputs.Toolchain, cancellation);

    /// <summary>The layer of a part, made where the store does not have it.</summary>
    /// <param name="part">The part.</param>
    /// <param name="key">The layer's key.</param>
    /// <param name="packages">Its packages.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The layer, and the bytes downloaded.</returns>
    public async Task<(PackedLayer Layer, long Downloaded)> LayerAsync(
        ToolchainPart part,
        Key key,
        IReadOnlyList<DebPackage> packages,
        CancellationToken cancellation
    )
    {
        if (bench.Layers.Find(key) is { } found)
            return (found, 0);
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

    private static ImageLayer Compilers(BuildPlan plan, PackedLayer packed) =>
        new(LayerMaker.Packages, ToolchainPart.Compilers.Name, Planner.ToolchainKey(plan.Inputs), packed);

    private void LayOut(BuildPlan plan, IReadOnlyList<ImageLayer> layers, string folder, string tag, CancellationToken cancellation)
    {
        var index = IndexAssembly.Assemble([ImageAssembly.Assemble(new ContainerConfig(), layers, plan.Inputs.Host)]);
        var name = new ImageReference("localhost", "slipway/toolchain", tag);
        LayoutFolder.Write(OciLayout.Files(index, name, bench.Store.PathOf), bench.Store, folder, cancellation);
    }
}
