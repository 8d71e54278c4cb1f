using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;
using Slipway.Core.Diagnostics;
using Slipway.Tools.Engine;

namespace Slipway.Tools.Docker;

/// <summary>Runs containers that are gone afterwards, whatever happens.</summary>
/// <param name="engine">The engine.</param>
public sealed class Containers(FoundEngine engine)
{
    /// <summary>Runs a container to its end.</summary>
    /// <param name="request">How.</param>
    /// <param name="cancellation">Ends it; the container is removed all the same.</param>
    /// <exception cref="SlipwayException">SLP512, SLP515 or SLP516.</exception>
    public Task<ContainerOutcome> RunAsync(ContainerRequest request, CancellationToken cancellation) => RunAsync(request, null, cancellation);

    /// <summary>Runs a container while it is used, then ends it.</summary>
    /// <param name="request">How.</param>
    /// <param name="use">What is done with it; its own failures pass through. Waits for the container's end when null.</param>
    /// <param name="cancellation">Ends it; the container is removed all the same.</param>
    /// <exception cref="SlipwayException">SLP512, SLP515 or SLP516.</exception>
    public async Task<ContainerOutcome> RunAsync(ContainerRequest request, Func<RunningContainer, CancellationToken, Task>? use, CancellationToken cancellation)
    {
        using var client = engine.Endpoint.CreateClient();
        string? id = null;
        try
        {
            id = await CreateAsync(client, request, cancellation);
            await client.Containers.StartContainerAsync(id, new ContainerStartParameters(), cancellation);
            var running = new RunningContainer(client, id, request.Port is { } port ? await AddressAsync(client, id, port, cancellation) : null);
            if (use is null)
                await client.Containers.WaitContainerAsync(id, cancellation);
            else
                await UseAsync(client, running, use, cancellation);
            var state = (await client.Containers.InspectContainerAsync(id, cancellation)).State;
            var (output, error) = await running.LogsAsync(cancellation);
            return new ContainerOutcome(state.ExitCode, output, error, state.OOMKilled);
        }
        catch (Exception e) when (e is HttpRequestException or DockerApiException or IOException && !cancellation.IsCancellationRequested)
        {
            throw await ExplainAsync(request, e, cancellation);
        }
        finally
        {
            if (id is not null)
                await RemoveAsync(client, id);
        }
    }

    /// <summary>Removes containers that a build of this machine left which was killed.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How many.</returns>
    public async Task<int> RemoveLeftoversAsync(CancellationToken cancellation)
    {
        using var client = engine.Endpoint.CreateClient();
        var labelled = new Dictionary<string, IDictionary<string, bool>> { ["label"] = new Dictionary<string, bool> { [ContainerOwner.Label] = true } };
        var containers = await client.Containers.ListContainersAsync(new ContainersListParameters { All = true, Filters = labelled }, cancellation);
        var left = containers.Where(c => ContainerOwner.IsGone(c.Labels[ContainerOwner.Label])).ToList();
        foreach (var container in left)
            await RemoveAsync(client, container.ID);
        return left.Count;
    }

    private static async Task<string> CreateAsync(DockerClient client, ContainerRequest request, CancellationToken cancellation)
    {
        var port = request.Port is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number}/tcp") : null;
        var parameters = new CreateContainerParameters
        {
            Image = request.Image,
            Cmd = request.Arguments?.ToList(),
            Entrypoint = request.Entrypoint?.ToList(),
            User = request.User,
            Env = [.. request.Environment.Select(v => $"{v.Key}={v.Value}")],
            ExposedPorts = port is null ? null : new Dictionary<string, EmptyStruct> { [port] = default },
            Labels = new Dictionary<string, string> { [ContainerOwner.Label] = ContainerOwner.Current },
            Platform = request.Platform?.ToString(),
            HostConfig = new HostConfig
            {
                ReadonlyRootfs = request.ReadOnly,
                Tmpfs = request.Tmpfs.ToDictionary(path => path, _ => "mode=1777", StringComparer.Ordinal),
                Memory = request.MemoryBytes,
                NetworkMode = request.Network,
                Binds = [.. request.Binds],
                CapDrop = request.DropCapabilities ? ["ALL"] : null,
                PortBindings = port is null
                    ? null
                    : new Dictionary<string, IList<PortBinding>> { [port] = [new PortBinding { HostIP = "127.0.0.1", HostPort = "" }] },
            },
        };
        return (await client.Containers.CreateContainerAsync(parameters, cancellation)).ID;
    }

    private async Task<Uri?> AddressAsync(DockerClient client, string id, int port, CancellationToken cancellation)
    {
        var ports = (await client.Containers.InspectContainerAsync(id, cancellation)).NetworkSettings.Ports;
        var binding =
            ports is not null && ports.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"{port}/tcp"), out var bindings)
                ? bindings?.FirstOrDefault()
                : null;
        // A container that ended at once has no port any more: its user finds out by asking whether it runs.
        return binding is null ? null : new Uri($"http://{engine.Endpoint.PublishedHost}:{binding.HostPort}/");
    }

    private static async Task UseAsync(
        DockerClient client,
        RunningContainer running,
        Func<RunningContainer, CancellationToken, Task> use,
        CancellationToken cancellation
    )
    {
        await use(running, cancellation);
        await client.Containers.StopContainerAsync(running.Id, new ContainerStopParameters { WaitBeforeKillSeconds = 5 }, cancellation);
    }

    private static async Task RemoveAsync(DockerClient client, string id)
    {
        try
        {
            await client.Containers.RemoveContainerAsync(id, new ContainerRemoveParameters { Force = true, RemoveVolumes = true }, CancellationToken.None);
        }
        catch (Exception e) when (e is DockerContainerNotFoundException or HttpRequestException or IOException)
        {
            // It is gone, or its engine is; the next run removes what a dead engine comes back with.
        }
    }

    private async Task<SlipwayException> ExplainAsync(ContainerRequest request, Exception cause, CancellationToken cancellation)
    {
        var said = cause is DockerApiException api ? api.ResponseBody.Trim() : cause.Message;
        var problem =
            cause is DockerImageNotFoundException
                ? BuildProblems.ImageMissing(request.Image, engine.Endpoint.Address)
                : await EngineTrouble.FindAsync([said], engine.Endpoint, $"a container of {request.Image}", said, cancellation)
                    ?? BuildProblems.ContainerFailed(request.Image, said);
        return new SlipwayException(problem, cause);
    }
}
