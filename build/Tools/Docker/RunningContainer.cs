using Docker.DotNet;
using Docker.DotNet.Models;

namespace Slipway.Tools.Docker;

/// <summary>A container while it runs.</summary>
/// <param name="client">The engine.</param>
/// <param name="id">The container's id.</param>
/// <param name="address">Where its published port is reached; null where none was published.</param>
public sealed class RunningContainer(DockerClient client, string id, Uri? address)
{
    /// <summary>Its id.</summary>
    public string Id => id;

    /// <summary>Where its published port is reached, such as <c>http://127.0.0.1:32768/</c>; null where none was published.</summary>
    public Uri? Address => address;

    /// <summary>Whether it still runs.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task<bool> IsRunningAsync(CancellationToken cancellation) => (await client.Containers.InspectContainerAsync(id, cancellation)).State.Running;

    /// <summary>What it has printed so far.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task<(string Output, string Error)> LogsAsync(CancellationToken cancellation)
    {
        var wanted = new ContainerLogsParameters { ShowStdout = true, ShowStderr = true };
        using var logs = await client.Containers.GetContainerLogsAsync(id, tty: false, wanted, cancellation);
        return await logs.ReadOutputToEndAsync(cancellation);
    }
}

/// <summary>What a container left.</summary>
/// <param name="ExitCode">Its exit code; 137 where it was ended from outside.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="OutOfMemory">Whether the kernel ended it for memory.</param>
public sealed record ContainerOutcome(long ExitCode, string Output, string Error, bool OutOfMemory);
