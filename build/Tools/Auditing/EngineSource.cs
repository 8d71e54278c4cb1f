using Docker.DotNet;
using Docker.DotNet.Models;
using Slipway.Core.Auditing;
using Slipway.Core.Diagnostics;
using Slipway.Tools.Engine;

namespace Slipway.Tools.Auditing;

/// <summary>The images of an engine.</summary>
/// <param name="endpoint">The engine.</param>
internal sealed class EngineSource(EngineEndpoint endpoint)
{
    /// <summary>The engine, for messages.</summary>
    public string Place => $"the engine at {endpoint.Address}";

    /// <summary>Whether it has an image of that name; null where it does not answer.</summary>
    /// <param name="name">Name and tag, or ID.</param>
    public async Task<bool?> HasAsync(string name) => await ImageQuestion.AskAsync(endpoint, name) is { } id ? id.Length > 0 : null;

    /// <summary>The names of all its images.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellation)
    {
        using var client = endpoint.CreateClient();
        var images = await client.Images.ListImagesAsync(new ImagesListParameters(), cancellation);
        return [.. images.SelectMany(x => x.RepoTags ?? []).Where(x => x != "<none>:<none>").Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Reads an image as the engine saves it.</summary>
    /// <param name="name">Name and tag.</param>
    /// <param name="wish">The platform.</param>
    /// <param name="reading">Reads it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP356: it stops in the middle; and as a docker archive.</exception>
    public async Task<ReadImage> ReadAsync(string name, PlatformWish wish, ImageReading reading, CancellationToken cancellation)
    {
        var saved = new SavedImage(reading.Begin(cancellation), $"{Place}: {name}");
        try
        {
            using var client = endpoint.CreateClient();
            await using var tar = await client.Images.SaveImageAsync(name, cancellation);
            await Task.Run(() => saved.Pass(tar), cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or DockerApiException && !cancellation.IsCancellationRequested)
        {
            throw new SlipwayException(BuildProblems.EngineGone(endpoint.Address, $"the reading of {name}", e.Message), e);
        }
        return await saved.FinishAsync(reading, wish, cancellation);
    }
}
