using System.Text;
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

    /// <summary>Texts of keys that are not just name and version.</summary>
    public Dictionary<Key, string> Inputs { get; } = [];

    /// <summary>Patient: a test of what comes must not fail on a busy machine. A test of trouble is not.</summary>
    public RegistryOptions Options { get; set; } =
        new()
        {
            RetryBudget = TimeSpan.FromMinutes(1),
            StallTimeout = TimeSpan.FromMinutes(1),
            DockerConfigFolder = Path.Combine(Path.GetTempPath(), "slipway-no-docker-config"),
        };

    public RegistryOptions Impatient => _machine.Impatient;

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
        var digest = Store.Add(wheel);
        var inputs = Inputs.GetValueOrDefault(key, string.Join(' ', fileName.Split('-')[..2]));
        var provenance = Encoding.UTF8.GetBytes(
            new WheelProvenance(1, key.Hex, inputs, fileName, digest.Hex, wheel.Length, [], [], [], [], 1, 2, 0, 3).ToJson()
        );
        var made = new WheelArtifact(
            new CompiledWheel(key, fileName, digest, wheel.Length),
            new Descriptor(WheelArtifact.ProvenanceType, Store.Add(provenance), provenance.Length)
        );
        Wheels.Record(made);
        return made;
    }

    public static Key KeyOf(string name, string version = "1.0") => Key.OfText($"{name} {version}");

    public static WantedWheel Wanted(string name, string version = "1.0") => new(KeyOf(name, version), name, version);

    public async Task<PublishResult> PublishAsync(string repository, params WheelArtifact[] wheels)
    {
        using var registries = new Registries(Options with { Parallel = 1 });
        return await new WheelPublishing(Store, registries, Reference(repository)).PublishAsync(wheels.ToDictionary(x => x.Wheel.Key));
    }

    public async Task<KeyAnswers<WheelArtifact>> FindAsync(string repository, params WantedWheel[] wanted)
    {
        using var registries = new Registries(Options);
        return await new WheelRepository(registries, Reference(repository)) { Budget = TimeSpan.FromMinutes(1) }.FindAsync(wanted);
    }

    public async Task<PulledWheels> PullAsync(string repository, params WheelArtifact[] wheels)
    {
        using var registries = new Registries(Options);
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
