using Slipway.Tools.Http;

namespace Slipway.Tools.Registry;

/// <summary>A client of the OCI distribution specification for one registry. Every call is tried again within the budget; every byte pulled is verified.</summary>
/// <param name="host">The registry, as in an image's name.</param>
/// <param name="options">Budgets, insecure hosts, credentials.</param>
public sealed partial class RegistryClient(string host, RegistryOptions? options = null) : IDisposable
{
    /// <summary>A manifest or index larger than this is refused (the limit that the specification names).</summary>
    public const int LargestManifest = 4 << 20;

    private readonly RegistryConnection _connection = new(host, options ?? new RegistryOptions());

    /// <summary>The registry.</summary>
    public string Host => _connection.Host;

    /// <summary>Bytes of bodies sent so far, retries included.</summary>
    public long BytesSent => _connection.BytesSent;

    /// <summary>Requests so far.</summary>
    public int Requests => _connection.Requests;

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private Task<T> AttemptAsync<T>(string repository, Func<int, StallWatch, Task<T>> attempt, CancellationToken cancellation) =>
        _connection.Retry.RunAsync(
            repository,
            async number =>
            {
                using var watch = _connection.Watch(cancellation);
                return await attempt(number, watch);
            },
            cancellation
        );

    private Uri At(string repository, string path) => new(_connection.Address, $"v2/{repository}/{path}");

    private static string Pull(string repository) => $"repository:{repository}:pull";

    private static string PullAndPush(string repository) => $"repository:{repository}:pull,push";
}
