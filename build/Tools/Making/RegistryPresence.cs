using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Rendering;
using Slipway.Tools.Registry;

namespace Slipway.Tools.Making;

/// <summary>What a registry has of a plan: one question a layer, answered without a body; nothing is pulled.</summary>
/// <param name="Layers">Layers that it has; null where it does not answer.</param>
/// <param name="Place">What to say of it.</param>
internal sealed record RegistryPresence(IReadOnlySet<Digest>? Layers, PlaceReport Place)
{
    /// <summary>Asks. A registry that does not answer makes the forecast poorer, not the plan wrong.</summary>
    public static Task<RegistryPresence> AskAsync(ImageReference name, BuildPlan plan, CancellationToken cancellation) =>
        AskAsync(name, plan.Layers.Select(x => x.Packed?.Digest).OfType<Digest>(), cancellation);

    /// <summary>Asks for some layers.</summary>
    public static async Task<RegistryPresence> AskAsync(ImageReference name, IEnumerable<Digest> layers, CancellationToken cancellation)
    {
        using var registries = new Registries(new RegistryOptions { UnreachableBudget = TimeSpan.FromSeconds(1), RetryBudget = TimeSpan.FromSeconds(5) });
        var client = registries[name.Host];
        var here = new System.Collections.Concurrent.ConcurrentDictionary<Digest, bool>();
        try
        {
            await Parallel.ForEachAsync(
                layers.Distinct(),
                new ParallelOptions { MaxDegreeOfParallelism = registries.Options.Parallel, CancellationToken = cancellation },
                async (digest, stop) => here[digest] = await client.HasBlobAsync(name.Repository, digest, stop)
            );
            var has = here.Where(x => x.Value).Select(x => x.Key).ToHashSet();
            return new RegistryPresence(
                has,
                new PlaceReport("registry", name.ToString(), has.Count == 0 ? "missing" : "found", $"{has.Count} of {here.Count} layers")
            );
        }
        catch (SlipwayException e)
        {
            return new RegistryPresence(null, new PlaceReport("registry", name.ToString(), "unknown", e.Problems[0].Found));
        }
    }
}
