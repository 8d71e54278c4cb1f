using System.Text;
using Slipway.Core.Images;
using Slipway.Tools.Store;

namespace Slipway.Tools.Registry;

/// <summary>
/// Which repositories are known to have a blob: <c>keys/locations/HEX</c>. A hint for mounting, never a proof: the registry is asked.
/// </summary>
/// <param name="store">The store.</param>
public sealed class BlobLocations(ContentStore store)
{
    private const int Most = 8;
    private readonly KeyFiles _files = new(store, "locations");

    /// <summary>Repositories of a registry, the latest first.</summary>
    /// <param name="digest">The blob.</param>
    /// <param name="host">The registry.</param>
    public IReadOnlyList<string> Find(Digest digest, string host) =>
        [.. Read(digest).Where(l => l.StartsWith(host + "/", StringComparison.Ordinal)).Select(l => l[(host.Length + 1)..])];

    /// <summary>Remembers a repository. When two processes write at once, one of the two hints may be lost.</summary>
    /// <param name="digest">The blob.</param>
    /// <param name="host">The registry.</param>
    /// <param name="repository">The repository.</param>
    public void Record(Digest digest, string host, string repository)
    {
        var known = Read(digest);
        var location = $"{host}/{repository}";
        if (known.FirstOrDefault() != location)
            _files.Record(digest.Hex, Encoding.UTF8.GetBytes(string.Join('\n', known.Where(l => l != location).Prepend(location).Take(Most))));
    }

    private string[] Read(Digest digest) => _files.Find(digest.Hex) is { } facts ? Encoding.UTF8.GetString(facts).Split('\n') : [];
}
