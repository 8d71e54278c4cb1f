using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Wheels;
using Slipway.Tests;
using Slipway.Tools.Registry;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Registry;

/// <summary>A machine with compiled wheels in its store, which writes them to a registry or fetches them from one.</summary>
internal sealed class WheelMachine : IDisposable
{
    private readonly TestImage _machine = new();

    public ContentStore Store => _machine.Store;

    public CompiledWheelIndex Wheels => new(Store);

    /// <summary>A wheel as if it was compiled here: in the store, by its key, with provenance.</summary>
    public WheelArtifact Make(string name, string version = "1.0", string content = "x = 1\n", int size = 0)
    {
        var builder = new WheelBuilder(name, version, "cp313-cp313-linux_x86_64").Add($"{name}.py", content);
        if (size > 0)
            builder.Add($"{name}.so", Noise(name, size), stored: true);
        return Keep(KeyOf(name, version), builder.FileName, builder.Build());
    }

    public WheelArtifact Keep(Key key, string fileName, byte[] wheel)
    {
        var provenance = System.Text.Encoding.UTF8.GetBytes($$"""{"key":"{{key.Hex}}"}""");
        var made = new WheelArtifact(
            new CompiledWheel(key, fileName, Store.Add(wheel), wheel.Length),
            new Descriptor(WheelArtifact.ProvenanceType, Store.Add(provenance), provenance.Length)
        );
        Wheels.Record(made);
        return made;
    }

    public static Key KeyOf(string name, string version = "1.0") => Key.OfText($"{name} {version}");

    public static WantedWheel Wanted(string name, string version = "1.0") => new(KeyOf(name, version), name, version);

    public async Task<PublishResult> PublishAsync(string repository, params WheelArtifact[] wheels)
    {
        using var registries = new Registries(_machine.Options with { Parallel = 1 });
        return await new WheelPublishing(Store, registries, Reference(repository)).PublishAsync(wheels.ToDictionary(x => x.Wheel.Key));
    }

    public async Task<KeyAnswers<WheelArtifact>> FindAsync(string repository, params WantedWheel[] wanted)
    {
        using var registries = new Registries(_machine.Options);
        return await new WheelRepository(registries, Reference(repository)) { Budget = TimeSpan.FromSeconds(5) }.FindAsync(wanted);
    }

    public async Task<PulledWheels> PullAsync(string repository, params WheelArtifact[] wheels)
    {
        using var registries = new Registries(_machine.Options);
        return await new WheelPull(Store, registries, Reference(repository)).PullAsync(wheels);
    }

    public void Dispose() => _machine.Dispose();

    private static ImageReference Reference(string repository) => ImageReference.Parse(repository) with { Tag = null };

    private static byte[] Noise(string seed, int size)
    {
        var bytes = new byte[size];
        new Random(seed.Length * 31 + seed[0]).NextBytes(bytes);
        return bytes;
    }
}
