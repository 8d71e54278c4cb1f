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
    private readonly Dictionary<Key, WheelArtifact> _found = [];
    private readonly HashSet<Key> _asked = [];

    /// <summary>Wheels that were refused, when asked about or when they came, with the reason; those up to <see cref="_told"/> are said.</summary>
    private readonly List<string> _refused = [];
    private int _told;
    private bool _hasFailed;

    private ImageReference? Repository => bench.Remote.HasFailed || _hasFailed ? null : bench.Remote.Named;

    /// <summary>Where a wheel is that this run found in a registry; null where it found none.</summary>
    public ImageReference? PlaceOf(Key key) => _found.ContainsKey(key) ? bench.Remote.Named : null;

    /// <summary>Asks the registry for wheels, each once a run; no bytes of them come.</summary>
    /// <returns>Whether it has any that were not known before.</returns>
    public async Task<bool> AskAsync(IEnumerable<CompilePlan> wheels, CancellationToken cancellation)
    {
        List<CompilePlan> wanted = [.. wheels.DistinctBy(x => x.Key).Where(x => !_asked.Contains(x.Key))];
        if (Repository is not { } repository || wanted.Count == 0)
            return false;
        _asked.UnionWith(wanted.Select(x => x.Key));
        var answers = await bench.Quietly(() => new WheelRepository(bench.Registries, repository).FindAsync([.. wanted.Select(Wanted)], cancellation));
        foreach (var (key, wheel) in answers.Found)
            _found[key] = wheel;
        Keep(wanted, answers.Refused);
        // Where wheels are fetched after this, some of those may be refused, too: all are said together.
        if (bench.Request.PlanOnly)
            TellRefused(repository);
        TellFailure(repository, answers.Failure, wanted.Count - answers.Refused.Count);
        return answers.Found.Count > 0;
    }

    /// <summary>Brings wheels into the store, verified.</summary>
    /// <param name="plan">The plan that wants them.</param>
    /// <param name="keys">Keys of wheels that the store lacks.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Keys whose wheel is in the store now; the others have to be compiled.</returns>
    /// <exception cref="SlipwayException">SLP302: the disk is full. SLP521: the store cannot be written.</exception>
    public async Task<IReadOnlySet<Key>> FetchAsync(BuildPlan plan, IReadOnlyCollection<Key> keys, CancellationToken cancellation)
    {
        List<CompilePlan> wanted = [.. plan.Compiles.Where(x => keys.Contains(x.Key)).DistinctBy(x => x.Key)];
        await AskAsync(wanted, cancellation);
        if (Repository is not { } repository || !wanted.Any(x => _found.ContainsKey(x.Key)))
        {
            TellRefused(bench.Remote.Named);
            return new HashSet<Key>();
        }
        var start = bench.Clock.Elapsed;
        var pulled = await PullAsync(repository, [.. wanted.Where(x => _found.ContainsKey(x.Key)).Select(x => _found[x.Key])], cancellation);
        foreach (var wheel in wanted.Where(x => pulled.Found.Contains(x.Key)))
            bench.Records.Keys.KeepWheel(wheel);
        foreach (var wheel in wanted.Where(x => !pulled.Found.Contains(x.Key)))
            _found.Remove(wheel.Key);
        Keep(wanted, pulled.Refused);
        TellRefused(repository);
        TellFailure(repository, pulled.Failure, wanted.Count - pulled.Found.Count - pulled.Refused.Count);
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
    /// <returns>Keys of the wheels that were written.</returns>
    /// <exception cref="SlipwayException">SLP351 to SLP356 the registry, SLP536 some are written and some are not.</exception>
    public async Task<IReadOnlyCollection<Key>> PublishAsync(
        ImageReference repository,
        IReadOnlyCollection<WheelArtifact> wheels,
        CancellationToken cancellation
    )
    {
        if (wheels.Count == 0)
            return [];
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
        return result.Written;
    }

    private async Task<PulledWheels> PullAsync(ImageReference repository, IReadOnlyCollection<WheelArtifact> wheels, CancellationToken cancellation)
    {
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

    private void Keep(IReadOnlyList<CompilePlan> wanted, IReadOnlyDictionary<Key, string> refused) =>
        _refused.AddRange(wanted.Where(x => refused.ContainsKey(x.Key)).Select(x => $"{x.Record.Name} {x.Record.Version}: {refused[x.Key]}"));

    /// <summary>What was refused and not yet said.</summary>
    private void TellRefused(ImageReference? repository)
    {
        if (_refused.Count > _told)
            Note(RemoteWheelProblems.Refused($"{repository}", [.. _refused.Skip(_told)]));
        _told = _refused.Count;
    }

    private void TellFailure(ImageReference repository, string? failure, int missing)
    {
        if (failure is null)
            return;
        _hasFailed = true;
        Note(RemoteWheelProblems.NotFetched($"{repository}", missing, failure));
    }

    /// <summary>What a reader should know: said at once where the plan is carried out.</summary>
    private void Note(Problem problem)
    {
        bench.Remote.Notes.Add(problem);
        if (!bench.Request.PlanOnly)
            bench.Say(problem.ToString());
    }

    private static WantedWheel Wanted(CompilePlan wheel) => new(wheel.Key, wheel.Record.Name, wheel.Record.Version);
}
