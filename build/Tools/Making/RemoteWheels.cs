using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Progress;
using Slipway.Core.Rendering;
using Slipway.Core.Wheels;
using Slipway.Tools.Registry;

namespace Slipway.Tools.Making;

/// <summary>Compiled wheels that a registry has by key and the store lacks: fetched before anything is compiled. What a registry cannot give is compiled.</summary>
internal sealed class RemoteWheels(Workbench bench)
{
    private bool _hasFailed;

    /// <summary>Brings wheels into the store, verified.</summary>
    /// <param name="wanted">Wheels that the store lacks, each key once.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Keys whose wheel is in the store now; the others have to be compiled.</returns>
    /// <exception cref="SlipwayException">SLP302: the disk is full. SLP521: the store cannot be written.</exception>
    public async Task<IReadOnlySet<Key>> FetchAsync(IReadOnlyCollection<WantedWheel> wanted, CancellationToken cancellation)
    {
        if (bench.Remote.Named is not { } repository || bench.Remote.HasFailed || _hasFailed || wanted.Count == 0)
            return new HashSet<Key>();
        var start = bench.Clock.Elapsed;
        var answers = await bench.Quietly(() => new WheelRepository(bench.Registries, repository).FindAsync(wanted, cancellation));
        var pulled = await PullAsync(repository, [.. answers.Found.Values], cancellation);
        Tell(repository, wanted, answers.Refused.Concat(pulled.Refused).ToDictionary(), answers.Failure ?? pulled.Failure, pulled.Found.Count);
        if (pulled.Found.Count > 0)
            bench.Say(
                $"{pulled.Found.Count} of {wanted.Count} compiled wheels came from cache {repository}, "
                    + $"{PlanText.Bytes(pulled.Bytes)} in {PlanText.Seconds((bench.Clock.Elapsed - start).TotalSeconds)}"
            );
        return pulled.Found;
    }

    /// <summary>Writes compiled wheels that are in the store to the cache.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="wheels">The wheels, each key once.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP351 to SLP356 the registry, SLP536 some are written and some are not.</exception>
    public async Task PublishAsync(ImageReference repository, IReadOnlyCollection<WheelArtifact> wheels, CancellationToken cancellation)
    {
        if (wheels.Count == 0)
            return;
        var publishing = new WheelPublishing(bench.Store, bench.Registries, repository);
        var name = $"wheels to cache {repository}";
        var result = await bench.Progress.RunAsync(
            ProgressKind.Delivery,
            name,
            wheels.Sum(x => x.Wheel.Size),
            () => publishing.PublishAsync(wheels.ToDictionary(x => x.Wheel.Key), cancellation),
            x => x.BytesSent
        );
        bench.Settle();
        if (result.Replaced.Count > 0)
            bench.Say(RemoteWheelProblems.Refused($"{repository}", [.. result.Replaced.Select(x => $"{x.Key.Abbreviated}: {x.Value}")]).ToString());
        if (result.Kept.Count > 0)
            bench.Say(RemoteWheelProblems.OtherBytes($"{repository}", [.. result.Kept.Values.Order(StringComparer.Ordinal)]).ToString());
        bench.Say($"in cache {repository}: {wheels.Count} compiled wheels, {result.Written.Count} written, {PlanText.Bytes(result.BytesSent)} sent");
    }

    private async Task<PulledWheels> PullAsync(ImageReference repository, IReadOnlyCollection<WheelArtifact> wheels, CancellationToken cancellation)
    {
        if (wheels.Count == 0)
            return new PulledWheels(new HashSet<Key>(), new Dictionary<Key, string>(), null, 0);
        var bytes = wheels.Sum(x => x.Wheel.Size);
        var name = $"{wheels.Count} compiled wheels from {repository}";
        var pull = new WheelPull(bench.Store, bench.Registries, repository) { Done = done => bench.Progress.Advance(ProgressKind.Fetch, name, done, bytes) };
        var pulled = await bench.Progress.RunAsync(
            ProgressKind.Fetch,
            name,
            bytes,
            () => bench.Quietly(() => pull.PullAsync(wheels, cancellation)),
            x => x.Bytes
        );
        bench.CountDownload(pulled.Bytes);
        return pulled;
    }

    /// <summary>What a reader should know: one line a kind, once a run.</summary>
    private void Tell(ImageReference repository, IReadOnlyCollection<WantedWheel> wanted, Dictionary<Key, string> refused, string? failure, int found)
    {
        if (refused.Count > 0)
            bench.Say(
                RemoteWheelProblems
                    .Refused($"{repository}", [.. wanted.Where(x => refused.ContainsKey(x.Key)).Select(x => $"{x.Name} {x.Version}: {refused[x.Key]}")])
                    .ToString()
            );
        if (failure is null)
            return;
        _hasFailed = true;
        bench.Say(RemoteWheelProblems.NotFetched($"{repository}", wanted.Count - found - refused.Count, failure).ToString());
    }
}
