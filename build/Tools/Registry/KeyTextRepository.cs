using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tools.Store;

namespace Slipway.Tools.Registry;

/// <summary>The newest key's text of each thing that a repository has by key, under the thing's name. Nothing is made or found by it: it tells what changed.</summary>
/// <param name="store">Holds the texts on their way.</param>
/// <param name="registries">Clients.</param>
/// <param name="repository">The repository.</param>
public sealed class KeyTextRepository(ContentStore store, Registries registries, ImageReference repository)
{
    /// <summary>How long a question may take, trying again included.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The name of a layer: that of the service, since several may share a cache, of the platform and its own.</summary>
    /// <param name="service">Name of the service.</param>
    /// <param name="layer">The layer.</param>
    public static string NameOf(string service, LayerPlan layer) => $"layer/{service}/{layer.Platform}/{layer.Maker}/{layer.Name}";

    /// <summary>Writes texts of keys, each over the one before it.</summary>
    /// <param name="texts">Texts by name.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP351 to SLP356.</exception>
    public Task PublishAsync(IReadOnlyDictionary<string, string> texts, CancellationToken cancellation = default) =>
        new KeyPublishing<KeyTextArtifact>(store, registries, repository, ArtifactKinds.KeyTexts).PublishAsync(
            texts.ToDictionary(x => Key.OfText(x.Key), x => Add(x.Value)),
            cancellation
        );

    /// <summary>The newest texts that are known there, by name. A repository that fails knows none.</summary>
    /// <param name="names">The names.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(IReadOnlyCollection<string> names, CancellationToken cancellation = default)
    {
        var places = names.Distinct(StringComparer.Ordinal).ToDictionary(Key.OfText);
        var answers = await new KeyQuestions<KeyTextArtifact>(registries, repository, ArtifactKinds.KeyTexts).FindAsync(places.Keys, Budget, cancellation);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (place, artifact) in answers.Found)
            if (await ReadAsync(artifact, cancellation) is { } text)
                found[places[place]] = text;
        return found;
    }

    private KeyTextArtifact Add(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new KeyTextArtifact(Key.OfText(text), new Descriptor(KeyTextArtifact.TextType, store.Add(bytes), bytes.Length));
    }

    /// <summary>A text that does not give its key is none.</summary>
    private async Task<string?> ReadAsync(KeyTextArtifact artifact, CancellationToken cancellation)
    {
        try
        {
            var bytes = await registries[repository.Host].GetSmallBlobAsync(repository.Repository, artifact.Text, cancellation);
            var text = Encoding.UTF8.GetString(bytes);
            return Key.OfText(text) == artifact.Key ? text : null;
        }
        catch (SlipwayException)
        {
            return null;
        }
    }
}
