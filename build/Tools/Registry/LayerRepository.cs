using System.Collections.Concurrent;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;

namespace Slipway.Tools.Registry;

/// <summary>What a repository answered about keys.</summary>
/// <param name="Found">Layers by key.</param>
/// <param name="Refused">Keys whose artifact cannot be used, and why.</param>
/// <param name="Failure">Why not all keys were answered; null where they were. Then nothing was found.</param>
public sealed record LayerAnswers(IReadOnlyDictionary<Key, PackedLayer> Found, IReadOnlyDictionary<Key, string> Refused, string? Failure);

/// <summary>Layers by key in one repository: one artifact a key, found by its tag with one request.</summary>
/// <param name="registries">Clients.</param>
/// <param name="repository">The repository.</param>
public sealed class LayerRepository(Registries registries, ImageReference repository)
{
    /// <summary>How long all questions together may take, trying again included.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Asks for keys, several at a time. A repository that fails is not asked further: what it might have can be made.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<LayerAnswers> FindAsync(IReadOnlyCollection<Key> keys, CancellationToken cancellation = default)
    {
        var (found, refused) = (new ConcurrentDictionary<Key, PackedLayer>(), new ConcurrentDictionary<Key, string>());
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        budget.CancelAfter(Budget);
        var options = new ParallelOptions { MaxDegreeOfParallelism = registries.Options.Parallel, CancellationToken = budget.Token };
        try
        {
            await Parallel.ForEachAsync(keys, options, async (key, stop) => await AskAsync(key, found, refused, stop));
            return new LayerAnswers(found, refused, null);
        }
        catch (SlipwayException e)
        {
            return new LayerAnswers(new Dictionary<Key, PackedLayer>(), refused, e.Problems[0].Found);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new LayerAnswers(new Dictionary<Key, PackedLayer>(), refused, $"no answer within {Budget.TotalSeconds:0.#} s");
        }
    }

    private async Task AskAsync(Key key, ConcurrentDictionary<Key, PackedLayer> found, ConcurrentDictionary<Key, string> refused, CancellationToken stop)
    {
        var tag = LayerArtifact.TagOf(key);
        try
        {
            if (await registries[repository.Host].TryGetManifestAsync(repository.Repository, tag, stop) is { } artifact)
                found[key] = LayerArtifact.Read(artifact.Bytes, key, $"{repository}:{tag[..18]}");
        }
        catch (SlipwayException e) when (e.Problems[0].Number is "SLP301" or "SLP316" or "SLP358")
        {
            // What is wrong with one key says nothing of the others.
            refused[key] = e.Problems[0].Found;
        }
    }
}
