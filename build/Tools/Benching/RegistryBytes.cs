using System.Text.Json;
using Slipway.Tools.Registry;

namespace Slipway.Tools.Benching;

/// <summary>What repositories of a bench's registry weigh.</summary>
/// <param name="host">The registry.</param>
/// <param name="folder">Where it keeps blobs.</param>
internal sealed class RegistryBytes(string host, string folder) : IDisposable
{
    private readonly RegistryClient _client = new(host);

    /// <summary>Bytes of all blobs and manifests, each once.</summary>
    public long Total =>
        Directory
            .EnumerateFiles(Path.Combine(folder, "registry", "docker", "registry", "v2", "blobs"), "data", SearchOption.AllDirectories)
            .Sum(x => new FileInfo(x).Length);

    /// <summary>The layers of an image of this machine's platform: digest and bytes.</summary>
    /// <param name="repository">Its repository; the tag that was pushed last.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyDictionary<string, long>> LayersAsync(string repository, CancellationToken cancellation)
    {
        var (_, bytes) = await _client.GetManifestAsync(repository, (await TagsAsync(repository, cancellation))[0], cancellation);
        if (Blobs(bytes, "manifests") is { Count: > 0 } images)
            (_, bytes) = await _client.GetManifestAsync(repository, images.Keys.First(), cancellation);
        return Blobs(bytes, "layers");
    }

    /// <summary>Bytes of all that the tags of a repository name, each blob once.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<long> WholeAsync(string repository, CancellationToken cancellation)
    {
        var blobs = new Dictionary<string, long>();
        foreach (var tag in await TagsAsync(repository, cancellation))
        {
            var (descriptor, bytes) = await _client.GetManifestAsync(repository, tag, cancellation);
            blobs[descriptor.Digest.ToString()] = bytes.Length;
            foreach (var (digest, size) in Blobs(bytes, "layers").Concat(Blobs(bytes, "manifests")))
                blobs[digest] = size;
        }
        return blobs.Values.Sum();
    }

    public void Dispose() => _client.Dispose();

    private async Task<IReadOnlyList<string>> TagsAsync(string repository, CancellationToken cancellation)
    {
        using var http = new HttpClient();
        using var answer = JsonDocument.Parse(await http.GetStringAsync($"http://{host}/v2/{repository}/tags/list", cancellation));
        return [.. answer.RootElement.GetProperty("tags").EnumerateArray().Select(x => x.GetString()!)];
    }

    private static Dictionary<string, long> Blobs(byte[] manifest, string list)
    {
        using var document = JsonDocument.Parse(manifest);
        var blobs = new Dictionary<string, long>();
        if (!document.RootElement.TryGetProperty(list, out var entries))
            return blobs;
        foreach (var entry in entries.EnumerateArray())
            blobs[entry.GetProperty("digest").GetString()!] = entry.GetProperty("size").GetInt64();
        return blobs;
    }
}
