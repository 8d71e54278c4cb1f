using Slipway.Core.Images;
using Slipway.Core.Planning;

namespace Slipway.Tools.Registry;

/// <summary>Layers by key in one repository.</summary>
/// <param name="registries">Clients.</param>
/// <param name="repository">The repository.</param>
public sealed class LayerRepository(Registries registries, ImageReference repository)
{
    /// <summary>How long all questions together may take, trying again included.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Asks for keys, several at a time. A repository that fails is not asked further: what it might have can be made.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<KeyAnswers<PackedLayer>> FindAsync(IReadOnlyCollection<Key> keys, CancellationToken cancellation = default) =>
        new KeyQuestions<PackedLayer>(registries, repository, ArtifactKinds.Layers).FindAsync(keys, Budget, cancellation);
}
