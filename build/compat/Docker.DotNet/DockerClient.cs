using Docker.DotNet.Internal;

namespace Docker.DotNet;

public sealed class DockerClient : IDockerClient
{
    private readonly ApiConnection _connection;

    internal DockerClient(DockerClientConfiguration configuration, System.Version requestedApiVersion)
    {
        Configuration = configuration;
        _connection = new ApiConnection(configuration, requestedApiVersion);
        System = new SystemOperations(_connection);
        Images = new ImageOperations(_connection);
        Containers = new ContainerOperations(_connection);
    }

    public DockerClientConfiguration Configuration { get; }

    public TimeSpan DefaultTimeout
    {
        get => _connection.DefaultTimeout;
        set => _connection.DefaultTimeout = value;
    }

    public IContainerOperations Containers { get; }

    public IImageOperations Images { get; }

    public ISystemOperations System { get; }

    public void Dispose()
    {
        Configuration.Dispose();
        _connection.Dispose();
    }
}
