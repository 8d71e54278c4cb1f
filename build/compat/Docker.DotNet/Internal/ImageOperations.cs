using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Docker.DotNet.Models;

namespace Docker.DotNet.Internal;

internal sealed class ImageOperations(ApiConnection connection) : IImageOperations
{
    private static readonly Func<HttpStatusCode, string, Exception> NotFound = (status, body) => new DockerImageNotFoundException(status, body);

    public Task<IList<ImagesListResponse>> ListImagesAsync(ImagesListParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var query = new Query().Add("all", parameters.All).Add("digests", parameters.Digests).Add("filters", parameters.Filters);
        return connection.AskAsync(HttpMethod.Get, $"images/json{query}", ApiJson.Default.IListImagesListResponse, cancellationToken);
    }

    public Task<ImageInspectResponse> InspectImageAsync(string name, CancellationToken cancellationToken) =>
        connection.AskAsync(HttpMethod.Get, $"images/{Required(name)}/json", ApiJson.Default.ImageInspectResponse, cancellationToken, NotFound);

    public async Task LoadImageAsync(ImageLoadParameters parameters, Stream imageStream, IProgress<JSONMessage> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var content = new StreamContent(imageStream ?? throw new ArgumentNullException(nameof(imageStream)));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-tar");
        var query = new Query().Add("quiet", parameters.Quiet);
        using var response = await connection
            .SendAsync(HttpMethod.Post, $"images/load{query}", content, Timeout.InfiniteTimeSpan, cancellationToken)
            .ConfigureAwait(false);
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        // JSON values one after the other, as the engine makes them: with or without line ends between them.
        await foreach (
            var message in JsonSerializer
                .DeserializeAsyncEnumerable(stream, ApiJson.Default.JSONMessage, topLevelValues: true, cancellationToken)
                .ConfigureAwait(false)
        )
            progress.Report(message);
    }

    public async Task<Stream> SaveImageAsync(string name, CancellationToken cancellationToken)
    {
        var query = new Query().Add("names", Required(name));
        var response = await connection
            .SendAsync(HttpMethod.Get, $"images/get{query}", null, Timeout.InfiniteTimeSpan, cancellationToken, NotFound)
            .ConfigureAwait(false);
        // Its stream is the answer's: who closes it ends the answer.
        return await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task TagImageAsync(string name, ImageTagParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var query = new Query().Add("repo", parameters.RepositoryName).Add("tag", parameters.Tag).Add("force", parameters.Force);
        return connection.CallAsync(HttpMethod.Post, $"images/{Required(name)}/tag{query}", cancellationToken, NotFound);
    }

    public Task<IList<IDictionary<string, string>>> DeleteImageAsync(string name, ImageDeleteParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var query = new Query().Add("force", parameters.Force).Add("noprune", parameters.NoPrune);
        return connection.AskAsync(
            HttpMethod.Delete,
            $"images/{Required(name)}{query}",
            ApiJson.Default.IListIDictionaryStringString,
            cancellationToken,
            NotFound
        );
    }

    private static string Required(string name) => string.IsNullOrEmpty(name) ? throw new ArgumentNullException(nameof(name)) : name;
}
