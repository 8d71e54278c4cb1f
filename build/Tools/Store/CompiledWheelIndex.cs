using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Wheels;

namespace Slipway.Tools.Store;

/// <summary>Compiled wheels by key, each with its provenance: <c>keys/wheels/HEX</c>.</summary>
/// <param name="store">The store.</param>
public sealed class CompiledWheelIndex(ContentStore store)
{
    /// <summary>Name of the provenance among a key's artifacts.</summary>
    public const string ProvenanceName = "provenance.json";

    private readonly ArtifactIndex _index = new(store, "wheels");

    /// <summary>The wheel of a key when it and its provenance are here, whole by size; null otherwise.</summary>
    /// <param name="key">The key.</param>
    public WheelArtifact? Find(Key key) => _index.Find(key) is { } artifacts ? Read(key, artifacts) : null;

    /// <summary>Remembers a wheel.</summary>
    /// <param name="wheel">Its blobs are in the store.</param>
    /// <exception cref="Core.Diagnostics.SlipwayException">SLP302: the disk is full.</exception>
    public void Record(WheelArtifact wheel) =>
        _index.Record(
            wheel.Wheel.Key,
            [
                new StoredArtifact(wheel.Wheel.FileName, wheel.Wheel.Digest, wheel.Wheel.Size),
                new StoredArtifact(ProvenanceName, wheel.Provenance.Digest, wheel.Provenance.Size),
            ]
        );

    private static WheelArtifact? Read(Key key, IReadOnlyList<StoredArtifact> artifacts)
    {
        var wheel = artifacts.FirstOrDefault(x => x.Name.EndsWith(".whl", StringComparison.Ordinal));
        var provenance = artifacts.FirstOrDefault(x => x.Name == ProvenanceName);
        return wheel is null || provenance is null
            ? null
            : new WheelArtifact(
                new CompiledWheel(key, wheel.Name, wheel.Digest, wheel.Size),
                new Descriptor(WheelArtifact.ProvenanceType, provenance.Digest, provenance.Size)
            );
    }
}
