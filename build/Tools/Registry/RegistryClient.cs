using System.Net;
using System.Net.Http.Headers;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Tools.Registry;

/// <summary>A client of the OCI distribution specification for one registry. Every call is tried again within the budget; every byte pulled is verified.</summary>
/// <param name="host">The registry, as in an image's name.</param>
/// <param name="options">Budgets, insecure hosts, credentials.</param>
public sealed class RegistryClient(string host, RegistryOptions? options = null) : IDisposable
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

    /// <summary>What a tag or digest names, without its bytes; null when it is not there. One request.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="target">Tag or digest.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP351 to SLP356.</exception>
    public Task<Descriptor?> FindManifestAsync(string repository, string target, CancellationToken cancellation = default) =>
        AttemptAsync<Descriptor?>(
            repository,
            async (_, watch) =>
            {
                using var response = await _connection.SendAsync(() => ManifestRequest(HttpMethod.Head, repository, target), Pull(repository), watch);
                if (response.StatusCode == HttpStatusCode.NotFound)
                    return null;
                if (!response.IsSuccessStatusCode)
                    throw await _connection.FailureAsync(response, repository, target, watch.Token);
                var headers = response.Content.Headers;
                return Digest.TryParse(DigestHeader(response), out var digest)
                    ? new Descriptor(headers.ContentType?.MediaType ?? "", digest, headers.ContentLength ?? 0)
                    : (await GetManifestAsync(repository, target, cancellation)).Descriptor;
            },
            cancellation
        );

    /// <summary>A manifest or index.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="target">Tag or digest; bytes of another digest are refused.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP301, SLP351 to SLP358.</exception>
    public Task<(Descriptor Descriptor, byte[] Bytes)> GetManifestAsync(string repository, string target, CancellationToken cancellation = default) =>
        AttemptAsync(
            repository,
            async (_, watch) =>
            {
                using var response = await _connection.SendAsync(() => ManifestRequest(HttpMethod.Get, repository, target), Pull(repository), watch);
                if (!response.IsSuccessStatusCode)
                    throw await _connection.FailureAsync(response, repository, target, watch.Token);
                var bytes = await ReadAsync(response, LargestManifest, $"{repository}:{target}", watch);
                var digest = Digest.Of(bytes);
                // A tag may look like bare hex digits: only a written digest is one.
                var isDigest = target.StartsWith("sha256:", StringComparison.Ordinal);
                var expected =
                    isDigest && Digest.TryParse(target, out var asked) ? asked
                    : Digest.TryParse(DigestHeader(response), out var said) ? said
                    : digest;
                if (digest != expected)
                    throw new SlipwayException(StoreProblems.WrongDigest($"{Host}/{repository}", expected.ToString(), digest.ToString(), bytes.Length));
                return (new Descriptor(response.Content.Headers.ContentType?.MediaType ?? MediaTypes.Manifest, digest, bytes.Length), bytes);
            },
            cancellation
        );

    /// <summary>Writes a manifest or index. Its blobs must be there.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="target">Tag or digest.</param>
    /// <param name="manifest">What it is.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP351 to SLP356.</exception>
    public Task PutManifestAsync(string repository, string target, Descriptor manifest, byte[] bytes, CancellationToken cancellation = default) =>
        AttemptAsync(
            repository,
            async (_, watch) =>
            {
                using var response = await _connection.SendAsync(Create, PullAndPush(repository), watch);
                return response.IsSuccessStatusCode ? true : throw await _connection.FailureAsync(response, repository, $"manifest {target}", watch.Token);

                HttpRequestMessage Create()
                {
                    var content = _connection.Body(_ => Task.FromResult<Stream>(new MemoryStream(bytes, writable: false)), bytes.Length, watch);
                    content.Headers.ContentType = new MediaTypeHeaderValue(manifest.MediaType);
                    return new HttpRequestMessage(HttpMethod.Put, At(repository, $"manifests/{target}")) { Content = content };
                }
            },
            cancellation
        );

    /// <summary>Whether a blob is there. One request.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="digest">The blob.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP351 to SLP356.</exception>
    public Task<bool> HasBlobAsync(string repository, Digest digest, CancellationToken cancellation = default) =>
        AttemptAsync(
            repository,
            async (_, watch) =>
            {
                using var response = await _connection.SendAsync(() => new(HttpMethod.Head, At(repository, $"blobs/{digest}")), Pull(repository), watch);
                return response.IsSuccessStatusCode
                    || (
                        response.StatusCode == HttpStatusCode.NotFound
                            ? false
                            : throw await _connection.FailureAsync(response, repository, $"blob {digest}", watch.Token)
                    );
            },
            cancellation
        );

    /// <summary>A small blob, such as a config.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="blob">The blob.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP301, SLP351 to SLP358.</exception>
    public Task<byte[]> GetSmallBlobAsync(string repository, Descriptor blob, CancellationToken cancellation = default)
    {
        if (blob.Size > LargestManifest)
            throw new SlipwayException(RegistryProblems.TooLarge(Host, blob.Digest.ToString(), LargestManifest));
        return ReadBlobAsync(
            repository,
            blob,
            async stream =>
            {
                var bytes = new MemoryStream();
                await stream.CopyToAsync(bytes, cancellation);
                return bytes.ToArray();
            },
            cancellation
        );
    }

    /// <summary>Reads a blob of any size as a stream. The reader is called again when the connection breaks.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="blob">The blob.</param>
    /// <param name="read">Reads the stream to its end; the last piece comes only when the whole is verified.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP301, SLP351 to SLP356.</exception>
    public Task<T> ReadBlobAsync<T>(string repository, Descriptor blob, Func<Stream, Task<T>> read, CancellationToken cancellation = default) =>
        AttemptAsync(
            repository,
            async (_, watch) =>
            {
                await using var stream = await OpenAsync(repository, blob, watch, owner: watch);
                return await read(stream);
            },
            cancellation
        );

    /// <summary>Opens a blob for copying it elsewhere, once; the copy as a whole is what is tried again.</summary>
    internal async Task<Stream> OpenBlobAsync(string repository, Descriptor blob, CancellationToken cancellation)
    {
        var watch = _connection.Watch(cancellation);
        try
        {
            return await OpenAsync(repository, blob, watch, owner: watch);
        }
        catch
        {
            watch.Dispose();
            throw;
        }
    }

    /// <summary>Makes a blob of another repository of this registry appear in this one, without its bytes.</summary>
    /// <param name="repository">The repository that lacks it.</param>
    /// <param name="digest">The blob.</param>
    /// <param name="from">The repository that is known to have it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>False when the registry wants the bytes.</returns>
    /// <exception cref="SlipwayException">SLP351 to SLP356.</exception>
    public Task<bool> TryMountAsync(string repository, Digest digest, string from, CancellationToken cancellation = default) =>
        AttemptAsync(
            repository,
            async (_, watch) =>
            {
                var address = At(repository, $"blobs/uploads/?mount={Uri.EscapeDataString(digest.ToString())}&from={Uri.EscapeDataString(from)}");
                using var response = await _connection.SendAsync(() => new(HttpMethod.Post, address), $"{PullAndPush(repository)} {Pull(from)}", watch);
                RegistryAnswer.ThrowIfTransient(response);
                return response.StatusCode == HttpStatusCode.Created;
            },
            cancellation
        );

    /// <summary>Sends a blob in one piece. After a break the blob is looked for and, when it is not there, begun again.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="blob">The blob.</param>
    /// <param name="open">Opens its bytes; called for each attempt.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP351 to SLP356.</exception>
    public Task UploadAsync(string repository, Descriptor blob, Func<CancellationToken, Task<Stream>> open, CancellationToken cancellation = default) =>
        AttemptAsync(
            repository,
            async (number, watch) =>
            {
                if (number > 1 && await HasBlobAsync(repository, blob.Digest, cancellation))
                    return true;
                var location = await BeginUploadAsync(repository, watch);
                var target = new Uri($"{location.AbsoluteUri}{(location.Query.Length > 0 ? "&" : "?")}digest={Uri.EscapeDataString(blob.Digest.ToString())}");
                using var response = await _connection.SendAsync(
                    () => new(HttpMethod.Put, target) { Content = _connection.Body(open, blob.Size, watch) },
                    PullAndPush(repository),
                    watch
                );
                // An upload that the registry has forgotten is begun again.
                if (response.StatusCode == HttpStatusCode.NotFound && number == 1)
                    throw new TransientAnswerException(response.StatusCode, null);
                return response.IsSuccessStatusCode ? true : throw await _connection.FailureAsync(response, repository, $"blob {blob.Digest}", watch.Token);
            },
            cancellation
        );

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private async Task<Uri> BeginUploadAsync(string repository, StallWatch watch)
    {
        using var response = await _connection.SendAsync(() => new(HttpMethod.Post, At(repository, "blobs/uploads/")), PullAndPush(repository), watch);
        if (response.StatusCode != HttpStatusCode.Accepted)
            throw await _connection.FailureAsync(response, repository, "an upload", watch.Token);
        var location =
            response.Headers.Location ?? throw new SlipwayException(RegistryProblems.Unexpected(Host, repository, "POST of an upload", "no Location"));
        return location.IsAbsoluteUri ? location : new Uri(_connection.Address, location);
    }

    private async Task<Stream> OpenAsync(string repository, Descriptor blob, StallWatch watch, IDisposable owner)
    {
        var response = await _connection.SendAsync(() => new(HttpMethod.Get, At(repository, $"blobs/{blob.Digest}")), Pull(repository), watch);
        try
        {
            if (!response.IsSuccessStatusCode)
                throw await _connection.FailureAsync(response, repository, $"blob {blob.Digest}", watch.Token);
            return new VerifiedStream(
                await response.Content.ReadAsStreamAsync(watch.Token),
                blob,
                $"{Host}/{repository}@{blob.Digest}",
                watch,
                response,
                owner
            );
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, int limit, string what, StallWatch watch)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(watch.Token);
        var bytes = new byte[Math.Min(limit, response.Content.Headers.ContentLength ?? limit) + 1];
        var count = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, watch.Token);
        return count <= limit ? bytes[..count] : throw new SlipwayException(RegistryProblems.TooLarge(Host, what, limit));
    }

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

    private HttpRequestMessage ManifestRequest(HttpMethod method, string repository, string target)
    {
        var request = new HttpRequestMessage(method, At(repository, $"manifests/{target}"));
        foreach (var mediaType in MediaTypes.Manifests)
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(mediaType));
        return request;
    }

    private Uri At(string repository, string path) => new(_connection.Address, $"v2/{repository}/{path}");

    private static string? DigestHeader(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Docker-Content-Digest", out var values) ? values.FirstOrDefault() : null;

    private static string Pull(string repository) => $"repository:{repository}:pull";

    private static string PullAndPush(string repository) => $"repository:{repository}:pull,push";
}
