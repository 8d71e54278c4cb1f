using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Wheels;

namespace Slipway.Tools.Registry;

/// <summary>Compiled wheels by key in one repository.</summary>
/// <param name="registries">Clients.</param>
/// <param name="repository">The repository.</param>
public sealed class WheelRepository(Registries registries, ImageReference repository)
{
    /// <summary>How long all questions together may take, trying again included.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Asks for wheels, several at a time. One that is of another project or version than its key is refused.</summary>
    /// <param name="wanted">The wheels, each key once.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<KeyAnswers<WheelArtifact>> FindAsync(IReadOnlyCollection<WantedWheel> wanted, CancellationToken cancellation = default)
    {
        var questions = new KeyQuestions<WheelArtifact>(registries, repository, ArtifactKinds.Wheels((_, _) => Task.FromResult<string?>(null)));
        var answers = await questions.FindAsync([.. wanted.Select(x => x.Key)], Budget, cancellation);
        var (found, refused) = (answers.Found.ToDictionary(), answers.Refused.ToDictionary());
        foreach (var wheel in wanted)
        {
            if (!found.TryGetValue(wheel.Key, out var artifact) || wheel.Mismatch(WheelFileName.Parse(artifact.Wheel.FileName)) is not { } mismatch)
                continue;
            found.Remove(wheel.Key);
            refused[wheel.Key] = mismatch;
        }
        return new KeyAnswers<WheelArtifact>(found, refused, answers.Failure);
    }
}
