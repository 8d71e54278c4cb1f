using System.Net;
using System.Net.Http.Headers;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Http;

namespace Slipway.Tools.Registry;

/// <content>Manifests and indexes.</content>
public sealed partial class RegistryClient
{
    private const int EntryTries = 3;

    private static readonly string[] s_mediaTypeWords = ["zstd", "mediatype", "media type", "unsupported"];

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
    public async Task<(Descriptor Descriptor, byte[] Bytes)> GetManifestAsync(string repository, string target, CancellationToken cancellation = default) =>
        await TryGetManifestAsync(repository, target, cancellation) ?? throw new SlipwayException(RegistryProblems.NotFound(Host, repository, target));

    /// <summary>A manifest or index; null when it is not there. One request.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="target">Tag or digest; bytes of another digest are refused.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP301, SLP351 to SLP358.</exception>
    public Task<(Descriptor Descriptor, byte[] Bytes)?> TryGetManifestAsync(string repository, string target, CancellationToken cancellation = default) =>
        AttemptAsync<(Descriptor, byte[])?>(
            repository,
            async (_, watch) =>
            {
                using var response = await _connection.SendAsync(() => ManifestRequest(HttpMethod.Get, repository, target), Pull(repository), watch);
                if (response.StatusCode == HttpStatusCode.NotFound)
                    return null;
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
            async (number, watch) =>
            {
                using var response = await _connection.SendAsync(Create, PullAndPush(repository), watch);
                if (response.IsSuccessStatusCode)
                    return true;
                if (number <= EntryTries && await IsBeingWrittenAsync(response, watch.Token))
                    throw new TransientAnswerException(response.StatusCode, null);
                throw await RefusalAsync(response, repository, target, bytes, watch.Token);

                HttpRequestMessage Create()
                {
                    var content = _connection.Body(_ => Task.FromResult<Stream>(new MemoryStream(bytes, writable: false)), bytes.Length, watch);
                    content.Headers.ContentType = new MediaTypeHeaderValue(manifest.MediaType);
                    return new HttpRequestMessage(HttpMethod.Put, At(repository, $"manifests/{target}")) { Content = content };
                }
            },
            cancellation
        );

    /// <summary>
    /// Whether a blob of the manifest cannot be read just now. A registry that keeps files empties a blob's entry before it writes it, and another push of
    /// the same blob makes it do so; of a manifest put meanwhile it says that a digest does not fit.
    /// </summary>
    private static async Task<bool> IsBeingWrittenAsync(HttpResponseMessage response, CancellationToken stop)
    {
        if (response.StatusCode != HttpStatusCode.BadRequest)
            return false;
        // The body is read once: what it says is kept for the message.
        await response.Content.LoadIntoBufferAsync(stop);
        return (await RegistryAnswer.DescribeAsync(response, stop)).Contains("DIGEST_INVALID", StringComparison.Ordinal);
    }

    /// <summary>A registry older than zstd layers says that it does not know their media type, each in its own words.</summary>
    private async Task<SlipwayException> RefusalAsync(HttpResponseMessage response, string repository, string target, byte[] manifest, CancellationToken stop)
    {
        if (
            response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.UnprocessableEntity
            && manifest.AsSpan().IndexOf("tar+zstd"u8) >= 0
        )
        {
            // The body is read once: what it says is kept for the other message.
            await response.Content.LoadIntoBufferAsync(stop);
            var words = await RegistryAnswer.DescribeAsync(response, stop);
            if (response.StatusCode == HttpStatusCode.UnsupportedMediaType || s_mediaTypeWords.Any(x => words.Contains(x, StringComparison.OrdinalIgnoreCase)))
                return new SlipwayException(CacheProblems.NoZstd(Host, repository, words));
        }
        return await _connection.FailureAsync(response, repository, $"manifest {target}", stop);
    }

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, int limit, string what, StallWatch watch)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(watch.Token);
        var bytes = new byte[Math.Min(limit, response.Content.Headers.ContentLength ?? limit) + 1];
        var count = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, watch.Token);
        return count <= limit ? bytes[..count] : throw new SlipwayException(RegistryProblems.TooLarge(Host, what, limit));
    }

    private HttpRequestMessage ManifestRequest(HttpMethod method, string repository, string target)
    {
        var request = new HttpRequestMessage(method, At(repository, $"manifests/{target}"));
        foreach (var mediaType in MediaTypes.Manifests)
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(mediaType));
        return request;
    }

    private static string? DigestHeader(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Docker-Content-Digest", out var values) ? values.FirstOrDefault() : null;
}
