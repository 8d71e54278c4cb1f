using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Docker.DotNet.Models;

namespace Docker.DotNet.Internal;

internal sealed class ContainerOperations(ApiConnection connection) : IContainerOperations
{
    private static readonly Func<HttpStatusCode, string, Exception> NotFound = (status, body) => new DockerContainerNotFoundException(status, body);

    public Task<IList<ContainerListResponse>> ListContainersAsync(ContainersListParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var query = new Query().Add("all", parameters.All).Add("filters", parameters.Filters);
        return connection.AskAsync(HttpMethod.Get, $"containers/json{query}", ApiJson.Default.IListContainerListResponse, cancellationToken);
    }

    public async Task<CreateContainerResponse> CreateContainerAsync(CreateContainerParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var query = new Query().Add("name", parameters.Name).Add("platform", parameters.Platform);
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(parameters, ApiJson.Default.CreateContainerParameters));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await connection
            .AskAsync(
                HttpMethod.Post,
                $"containers/create{query}",
                ApiJson.Default.CreateContainerResponse,
                cancellationToken,
                (status, body) => new DockerImageNotFoundException(status, body),
                content
            )
            .ConfigureAwait(false);
    }

    public Task<ContainerInspectResponse> InspectContainerAsync(string id, CancellationToken cancellationToken) =>
        connection.AskAsync(HttpMethod.Get, $"containers/{Required(id)}/json", ApiJson.Default.ContainerInspectResponse, cancellationToken, NotFound);

    public Task<bool> StartContainerAsync(string id, ContainerStartParameters parameters, CancellationToken cancellationToken) =>
        connection.CallAsync(HttpMethod.Post, $"containers/{Required(id)}/start", cancellationToken, NotFound);

    public async Task<bool> StopContainerAsync(string id, ContainerStopParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var query = new Query().Add("t", parameters.WaitBeforeKillSeconds?.ToString());
        // The engine answers once the container has ended, so the wait must not count as silence.
        var timeout = connection.DefaultTimeout + TimeSpan.FromSeconds(parameters.WaitBeforeKillSeconds ?? 0);
        using var response = await connection
            .SendAsync(HttpMethod.Post, $"containers/{Required(id)}/stop{query}", null, timeout, cancellationToken, NotFound)
            .ConfigureAwait(false);
        return response.StatusCode != HttpStatusCode.NotModified;
    }

    public Task KillContainerAsync(string id, ContainerKillParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return connection.CallAsync(
            HttpMethod.Post,
            $"containers/{Required(id)}/kill{new Query().Add("signal", parameters.Signal)}",
            cancellationToken,
            NotFound
        );
    }

    public Task<ContainerWaitResponse> WaitContainerAsync(string id, CancellationToken cancellationToken) =>
        connection.AskAsync(
            HttpMethod.Post,
            $"containers/{Required(id)}/wait",
            ApiJson.Default.ContainerWaitResponse,
            cancellationToken,
            NotFound,
            timeout: Timeout.InfiniteTimeSpan
        );

    public async Task<MultiplexedStream> GetContainerLogsAsync(string id, bool tty, ContainerLogsParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var query = new Query()
            .Add("follow", parameters.Follow)
            .Add("stdout", parameters.ShowStdout)
            .Add("stderr", parameters.ShowStderr)
            .Add("tail", parameters.Tail);
        var response = await connection
            .SendAsync(HttpMethod.Get, $"containers/{Required(id)}/logs{query}", null, Timeout.InfiniteTimeSpan, cancellationToken, NotFound)
            .ConfigureAwait(false);
        return new MultiplexedStream(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), !tty);
    }

    public Task RemoveContainerAsync(string id, ContainerRemoveParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var query = new Query().Add("v", parameters.RemoveVolumes).Add("force", parameters.Force);
        return connection.CallAsync(HttpMethod.Delete, $"containers/{Required(id)}{query}", cancellationToken, NotFound);
    }

    private static string Required(string id) => string.IsNullOrEmpty(id) ? throw new ArgumentNullException(nameof(id)) : id;
}
