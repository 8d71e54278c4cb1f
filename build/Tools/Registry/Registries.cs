using System.Collections.Concurrent;

namespace Slipway.Tools.Registry;

/// <summary>One client a registry, so that connections and tokens are shared.</summary>
/// <param name="options">For all of them.</param>
public sealed class Registries(RegistryOptions? options = null) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<RegistryClient>> _clients = new(StringComparer.Ordinal);

    /// <summary>Held while a blob is sent.</summary>
    internal SemaphoreSlim Bodies { get; } = new(Math.Max(1, (options ?? new RegistryOptions()).Parallel));

    /// <summary>How registries are talked to.</summary>
    public RegistryOptions Options { get; } = options ?? new RegistryOptions();

    /// <summary>The client of a registry.</summary>
    /// <param name="host">As in an image's name.</param>
    public RegistryClient this[string host] => _clients.GetOrAdd(host, name => new Lazy<RegistryClient>(() => new RegistryClient(name, Options))).Value;

    /// <summary>Requests to all of them so far.</summary>
    public int Requests => Clients.Sum(c => c.Requests);

    /// <summary>Bytes of bodies sent to all of them so far, retries included.</summary>
    public long BytesSent => Clients.Sum(c => c.BytesSent);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in Clients)
            client.Dispose();
        Bodies.Dispose();
    }

    private IEnumerable<RegistryClient> Clients => _clients.Values.Where(x => x.IsValueCreated).Select(x => x.Value);
}
