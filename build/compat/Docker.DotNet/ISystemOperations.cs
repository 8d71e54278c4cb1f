using Docker.DotNet.Models;

namespace Docker.DotNet;

public interface ISystemOperations
{
    Task PingAsync(CancellationToken cancellationToken = default);

    Task<VersionResponse> GetVersionAsync(CancellationToken cancellationToken = default);

    Task<SystemInfoResponse> GetSystemInfoAsync(CancellationToken cancellationToken = default);
}
