using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tests;
using Slipway.Tools.Registry;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Registry;

/// <summary>A small real image in a store of its own.</summary>
internal sealed class TestImage : IDisposable
{
    private readonly TempFolder _folder = new();

    public ContentStore Store => new(_folder["store"]);

    /// <summary>Tries again quickly, reads no credentials of the machine, and waits for a registry on a busy one.</summary>
    public RegistryOptions Options =>
        new()
        {
            UnreachableBudget = TimeSpan.FromMilliseconds(300),
            FirstDelay = TimeSpan.FromMilliseconds(20),
            DockerConfigFolder = _folder.Path,
        };

    /// <summary>For registries that are in trouble on purpose.</summary>
    public RegistryOptions Impatient => Options with { RetryBudget = TimeSpan.FromSeconds(3), StallTimeout = TimeSpan.FromSeconds(1) };

    public string ConfigFolder => _folder.Path;

    /// <summary>An image of two platforms whose layers are drawn from seeds; the first one is the base.</summary>
    public async Task<AssembledIndex> MakeAsync(params int[] seeds)
    {
        var packer = new LayerPacker(Store, ZstdLibrary.System);
        var layers = new List<ImageLayer>();
        foreach (var seed in seeds)
        {
            var packed = await packer.PackAsync(SyntheticLayer.Entries(seed, 8, 40_000), Compression.Default);
            layers.Add(new ImageLayer(layers.Count == 0 ? LayerMaker.Base : LayerMaker.Wheels, $"layer {seed}", Key.Of($"{seed}"), packed));
        }
        var config = new ContainerConfig { Entrypoint = ["/app"] };
        return IndexAssembly.Assemble([ImageAssembly.Assemble(config, layers, Platform.Amd64), ImageAssembly.Assemble(config, layers, Platform.Arm64)]);
    }

    public async Task<PushResult> PushAsync(string name, AssembledIndex index, RegistryOptions? options = null, params BaseImage[] bases)
    {
        using var registries = new Registries(options ?? Options);
        return await new ImagePush(Store, registries).PushAsync(ImageReference.Parse(name), index, bases);
    }

    public void Dispose() => _folder.Dispose();
}
