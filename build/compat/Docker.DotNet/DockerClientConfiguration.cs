namespace Docker.DotNet;

/// <summary>Where an engine is and how to talk to it.</summary>
public class DockerClientConfiguration : IDisposable
{
    public Uri EndpointBaseUri { get; }

    public Credentials Credentials { get; }

    public TimeSpan DefaultTimeout { get; }

    public TimeSpan NamedPipeConnectTimeout { get; }

    public IReadOnlyDictionary<string, string> DefaultHttpRequestHeaders { get; }

    public DockerClientConfiguration(
        Credentials credentials = null,
        TimeSpan defaultTimeout = default,
        TimeSpan namedPipeConnectTimeout = default,
        IReadOnlyDictionary<string, string> defaultHttpRequestHeaders = null
    )
        : this(LocalEndpoint, credentials, defaultTimeout, namedPipeConnectTimeout, defaultHttpRequestHeaders) { }

    public DockerClientConfiguration(
        Uri endpoint,
        Credentials credentials = null,
        TimeSpan defaultTimeout = default,
        TimeSpan namedPipeConnectTimeout = default,
        IReadOnlyDictionary<string, string> defaultHttpRequestHeaders = null
    )
    {
        EndpointBaseUri = endpoint ?? throw new ArgumentNullException(nameof(endpoint));
        Credentials = credentials ?? new AnonymousCredentials();
        DefaultTimeout = defaultTimeout == TimeSpan.Zero ? TimeSpan.FromSeconds(100) : defaultTimeout;
        if (DefaultTimeout < Timeout.InfiniteTimeSpan)
            throw new ArgumentException("Timeout must be greater than Timeout.Infinite", nameof(defaultTimeout));
        NamedPipeConnectTimeout = namedPipeConnectTimeout == TimeSpan.Zero ? TimeSpan.FromMilliseconds(100) : namedPipeConnectTimeout;
        DefaultHttpRequestHeaders = defaultHttpRequestHeaders ?? new Dictionary<string, string>();
    }

    public DockerClient CreateClient(System.Version requestedApiVersion = null) => new(this, requestedApiVersion);

    public void Dispose()
    {
        Credentials.Dispose();
        GC.SuppressFinalize(this);
    }

    private static Uri LocalEndpoint => OperatingSystem.IsWindows() ? new Uri("npipe://./pipe/docker_engine") : new Uri("unix:/var/run/docker.sock");
}
