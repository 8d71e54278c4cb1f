using Docker.DotNet.Models;

namespace Docker.DotNet.Internal;

internal sealed class SystemOperations(ApiConnection connection) : ISystemOperations
{
    public Task PingAsync(CancellationToken cancellationToken) => connection.CallAsync(HttpMethod.Get, "_ping", cancellationToken);

    public Task<VersionResponse> GetVersionAsync(CancellationToken cancellationToken) =>
        connection.AskAsync(HttpMethod.Get, "version", ApiJson.Default.VersionResponse, cancellationToken);

    public Task<SystemInfoResponse> GetSystemInfoAsync(CancellationToken cancellationToken) =>
        connection.AskAsync(HttpMethod.Get, "info", ApiJson.Default.SystemInfoResponse, cancellationToken);
}
