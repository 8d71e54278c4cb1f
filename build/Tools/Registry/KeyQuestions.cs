using System.Collections.Concurrent;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;

namespace Slipway.Tools.Registry;

/// <summary>What a repository answered about keys.</summary>
/// <param name="Found">What it has, by key.</param>
/// <param name="Refused">Keys whose artifact cannot be used, and why.</param>
/// <param name="Failure">Why not all keys were answered; null where they were. Then nothing was found.</param>
public sealed record KeyAnswers<T>(IReadOnlyDictionary<Key, T> Found, IReadOnlyDictionary<Key, string> Refused, string? Failure);

/// <summary>Asks one repository for things by key: one artifact a key, found by its tag with one request.</summary>
internal sealed class KeyQuestions<T>(Registries registries, ImageReference repository, ArtifactKind<T> kind)
{
    private readonly ConcurrentDictionary<Key, T> _found = new();
    private readonly ConcurrentDictionary<Key, string> _refused = new();

    /// <summary>Asks for keys, several at a time. A repository that fails is not asked further: what it might have can be made.</summary>
    public async Task<KeyAnswers<T>> FindAsync(IReadOnlyCollection<Key> keys, TimeSpan patience, CancellationToken cancellation)
    {
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        budget.CancelAfter(patience);
        var options = new ParallelOptions { MaxDegreeOfParallelism = registries.Options.Questions, CancellationToken = budget.Token };
        try
        {
            await Parallel.ForEachAsync(keys, options, async (key, stop) => await AskAsync(key, stop));
            return new KeyAnswers<T>(_found, _refused, null);
        }
        catch (SlipwayException e)
        {
            return Failed(e.Problems[0].Found);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed($"no answer within {patience.TotalSeconds:0.#} s");
        }
    }

    private async Task AskAsync(Key key, CancellationToken stop)
    {
        var tag = kind.TagOf(key);
        try
        {
            if (await registries[repository.Host].TryGetManifestAsync(repository.Repository, tag, stop) is { } artifact)
                _found[key] = kind.Read(artifact.Bytes, key, $"{repository}:{tag[..18]}");
        }
        catch (SlipwayException e) when (e.Problems[0].Number is "SLP301" or "SLP316" or "SLP358")
        {
            // What is wrong with one key says nothing of the others.
            _refused[key] = e.Problems[0].Found;
        }
    }

    private KeyAnswers<T> Failed(string reason) => new(new Dictionary<Key, T>(), _refused, reason);
}
