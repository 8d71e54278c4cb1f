using Slipway.Core.Diagnostics;
using Slipway.Core.Planning;
using Slipway.Tools.Registry;

namespace Slipway.Tools.Making;

/// <summary>
/// The target VerifyLayers: what was made here beside what a cache has under the same keys. A key stands for one content, so a difference is a maker that is not reproducible,
/// or a cache that somebody else wrote to.
/// </summary>
internal sealed class LayerVerification(Workbench bench)
{
    /// <summary>Compares.</summary>
    /// <exception cref="SlipwayException">SLP531: no repository is named; SLP625: contents differ; SLP626: nothing was made here; SLP627: the cache does not answer.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var plan = await new PlanReading(bench).ReadAsync(cancellation);
        if (bench.Remote.Named is not { } repository)
            throw new SlipwayException(CacheProblems.NoRepository());
        var here = plan.Layers.DistinctBy(x => x.Key).Where(x => bench.Layers.Find(x.Key) is not null).ToList();
        if (here.Count == 0)
            throw new SlipwayException(WorkflowProblems.NothingToCompare(plan.Layers.Count()));
        var answers = await new LayerRepository(bench.Registries, repository).FindAsync([.. here.Select(x => x.Key)], cancellation);
        if (answers.Failure is { } reason)
            throw new SlipwayException(WorkflowProblems.NotCompared(repository.ToString(), reason));
        var shared = here.Where(x => answers.Found.ContainsKey(x.Key)).ToList();
        List<string> differing =
        [
            .. shared
                .Where(x => bench.Layers.Find(x.Key)!.DiffId != answers.Found[x.Key].DiffId)
                .Select(x => Difference(x, answers.Found[x.Key].DiffId.Abbreviated)),
            .. here.Where(x => answers.Refused.ContainsKey(x.Key)).Select(x => $"{x.Id}: {answers.Refused[x.Key]}"),
        ];
        if (differing.Count > 0)
            throw new SlipwayException(WorkflowProblems.LayersDiffer(repository.ToString(), differing));
        bench.Settle();
        bench.Say($"{shared.Count} of {here.Count} layers that are here are in the cache {repository} under their keys, each with the same content");
    }

    private string Difference(LayerPlan layer, string there) =>
        $"{layer.Id}, key {layer.Key.Abbreviated}: here {bench.Layers.Find(layer.Key)!.DiffId.Abbreviated}, there {there}";
}
