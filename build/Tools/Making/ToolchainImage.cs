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
    /// <summary>Writes the layout where the bake file expects it.</summary>
    /// <returns>Bytes downloaded.</returns>
    public async Task<long> LayOutAsync(BuildPlan plan, string scratch, CancellationToken cancellation)
    {
        var (packed, bytes) = await LayerAsync(plan, cancellation);
        var layer = new ImageLayer(LayerMaker.Packages, "toolchain", Planner.ToolchainKey(plan.Inputs), packed);
        var image = ImageAssembly.Assemble(new ContainerConfig(), [layer], plan.Inputs.Host);
        var index = IndexAssembly.Assemble([image]);
        var name = new ImageReference("localhost", "slipway/toolchain", BackendBake.ToolchainTag);
        LayoutFolder.Write(OciLayout.Files(index, name, bench.Store.PathOf), bench.Store, BackendBake.ToolchainOf(scratch), cancellation);
        return bytes;
    }

    /// <summary>The layer: of the store, of the cache, else made.</summary>
    /// <returns>The layer, and the bytes downloaded.</returns>
    public async Task<(PackedLayer Layer, long Downloaded)> LayerAsync(BuildPlan plan, CancellationToken cancellation)
    {
        var key = Planner.ToolchainKey(plan.Inputs);
        if (bench.Layers.Find(key) is { } found)
            return (found, 0);
        if (await bench.Remote.BringAsync(key, "toolchain", cancellation) is { } pulled)
            return (pulled, pulled.Size);
        var bytes = await bench.Debian.FetchAsync(plan.Inputs.Toolchain, cancellation);
        using var tree = await new ToolchainMaker(bench.Store) { Unpacked = bench.Progress.Unpacking("packages of the toolchain") }.MakeAsync(
            plan.Inputs.Toolchain,
            cancellation
        );
        // It is unpacked once, on this machine: speed counts, size does not.
        var packed = await bench.Progress.RunAsync(
            ProgressKind.Layer,
            "toolchain",
            null,
            () => bench.Packer().PackAsync(tree.Entries, new Compression(CompressionFormat.Zstd, 1), Advanced, cancellation),
            x => x.Size
        );
        bench.Layers.Record(key, packed);
        bench.Say($"toolchain: {plan.Inputs.Toolchain.Count} packages, {PlanText.Bytes(packed.UnpackedSize)} unpacked");
        return (packed, bytes);

        void Advanced(long count, long total) => bench.Progress.Advance(ProgressKind.Layer, "toolchain", count, total);
    }
}
