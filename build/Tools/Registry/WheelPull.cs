using System.Collections.Concurrent;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Wheels;
using Slipway.Tools.Store;

namespace Slipway.Tools.Registry;

/// <summary>What came of a pull of wheels.</summary>
/// <param name="Found">Keys whose wheel is in the store now.</param>
/// <param name="Refused">Keys whose wheel is not what was said of it, and why.</param>
/// <param name="Failure">Why not all were pulled; null where the registry answered.</param>
/// <param name="Bytes">Bytes of the wheels that came.</param>
public sealed record PulledWheels(IReadOnlySet<Key> Found, IReadOnlyDictionary<Key, string> Refused, string? Failure, long Bytes);

/// <summary>Brings compiled wheels from a registry into the store: digest, metadata and every line of RECORD are checked before the key leads to a wheel.</summary>
/// <param name="store">Receives them.</param>
/// <param name="registries">Clients.</param>
/// <param name="repository">The repository that has them.</param>
public sealed class WheelPull(ContentStore store, Registries registries, ImageReference repository)
{
    private readonly ConcurrentDictionary<Key, long> _found = new();
    private readonly ConcurrentDictionary<Key, string> _refused = new();
    private long _bytes;

    /// <summary>Told the bytes of all wheels that are there so far; from several threads.</summary>
    public Action<long>? Done { get; init; }

    /// <summary>Pulls wheels, several at a time. Those that come stay. A registry that fails is not asked further: what it might have can be compiled.</summary>
    /// <param name="wheels">The wheels.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP302: the disk is full. SLP521: the store cannot be written.</exception>
    public async Task<PulledWheels> PullAsync(IReadOnlyCollection<WheelArtifact> wheels, CancellationToken cancellation = default)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Min(4, registries.Options.Parallel), CancellationToken = cancellation };
        string? failure = null;
        try
        {
            await Parallel.ForEachAsync(wheels.OrderByDescending(x => x.Wheel.Size), options, async (wheel, stop) => await PullAsync(wheel, stop));
        }
        catch (SlipwayException e) when (!IsStore(e))
        {
            failure = e.Problems[0].Found;
        }
        return new PulledWheels(_found.Keys.ToHashSet(), _refused, failure, _found.Values.Sum());
    }

    /// <summary>Brings a wheel and its provenance into the store and checks it; no key leads to it yet.</summary>
    /// <returns>Why it cannot be used; null where it can.</returns>
    internal async Task<string?> RefusalAsync(WheelArtifact artifact, CancellationToken stop)
    {
        var wheel = artifact.Wheel;
        try
        {
            var pull = new ImagePull(registries);
            await pull.FetchAsync(repository, new Descriptor(WheelArtifact.WheelType, wheel.Digest, wheel.Size), store, stop);
            await pull.FetchAsync(repository, artifact.Provenance, store, stop);
            WheelArchive.Open(wheel.FileName, () => store.Open(wheel.Digest)).Verify(stop);
            return null;
        }
        catch (SlipwayException e) when (IsContent(e.Problems[0].Number))
        {
            return e.Problems[0].Found;
        }
    }

    private async Task PullAsync(WheelArtifact artifact, CancellationToken stop)
    {
        var wheel = artifact.Wheel;
        if (await RefusalAsync(artifact, stop) is { } reason)
        {
            // What is wrong with one wheel says nothing of the others.
            _refused[wheel.Key] = reason;
            return;
        }
        new CompiledWheelIndex(store).Record(artifact);
        _found[wheel.Key] = wheel.Size;
        Done?.Invoke(Interlocked.Add(ref _bytes, wheel.Size));
    }

    private static bool IsStore(SlipwayException e) => e.Problems[0].Number is StoreProblems.DiskFullNumber or "SLP521";

    /// <summary>Another digest, not there, or no wheel (SLP220 to SLP236).</summary>
    private static bool IsContent(string number) =>
        number is "SLP301" or "SLP354" || number.StartsWith("SLP22", StringComparison.Ordinal) || number.StartsWith("SLP23", StringComparison.Ordinal);
}
