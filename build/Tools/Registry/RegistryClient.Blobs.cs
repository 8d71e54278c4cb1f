using System.Net;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Http;

namespace Slipway.Tools.Registry;

/// <content>Blobs: looked for, read, mounted, sent.</content>
public sealed partial class RegistryClient
{
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
                TransientAnswerException.ThrowIf(response);
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
}
