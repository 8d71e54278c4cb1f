using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Index;
using Slipway.Tools.Store;

namespace Slipway.Tools.PythonIndex;

/// <summary>
/// Reads package indexes (PEP 503, 592, 658, 691, 700, 714): pages of projects, metadata, sizes and files. A project is asked for once a run, and only at the
/// index that may serve it.
/// </summary>
public sealed class IndexClient : IDisposable
{
    private const long LargestPage = 256L << 20;
    private const long LargestMetadata = 16L << 20;
    private const string Accept = $"{JsonPage.ContentType}, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1";

    private readonly ConcurrentDictionary<string, Lazy<Task<IndexPage?>>> _pages = new(StringComparer.Ordinal);
    private readonly Dictionary<PackageIndex, IndexConnection> _connections;
    private readonly IndexSet _indexes;
    private readonly PageCache _cache;
    private readonly ContentStore _store;

    /// <summary>A client for some indexes.</summary>
    /// <param name="indexes">The indexes and what each may serve.</param>
    /// <param name="home">The user's folders: pages, metadata and files are kept there.</param>
    /// <param name="options">How indexes are talked to.</param>
    public IndexClient(IndexSet indexes, SlipwayHome home, IndexOptions options)
    {
        (_indexes, _cache, _store) = (indexes, new PageCache(home.Index), new ContentStore(home.Store));
        _connections = indexes.Indexes.ToDictionary(index => index, index => new IndexConnection(index, options));
    }

    /// <summary>The index that a project comes from.</summary>
    /// <param name="project">Normalized name.</param>
    /// <exception cref="SlipwayException">SLP265: none may serve it.</exception>
    public PackageIndex IndexOf(string project) =>
        _indexes.For(project)
        ?? throw new SlipwayException(
            IndexProblems.NotAllowed(project, _indexes.Indexes.Select(index => $"{index.Name} may serve {string.Join(", ", index.Packages)}"))
        );

    /// <summary>The page of a project; null where its index does not have it.</summary>
    /// <param name="project">Normalized name.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP263 to SLP270, SLP440, SLP441.</exception>
    public Task<IndexPage?> PageAsync(string project, CancellationToken cancellation) =>
        _pages.GetOrAdd(project, name => new Lazy<Task<IndexPage?>>(() => FetchPageAsync(name, cancellation))).Value;

    /// <summary>METADATA of a wheel: the file beside it, checked, or the wheel's own, read by ranges.</summary>
    /// <param name="project">Normalized name of the project.</param>
    /// <param name="file">A wheel of its page.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP266 to SLP270, SLP440, SLP441, and SLP220 to SLP236 for a wheel that is none.</exception>
    public async Task<byte[]> MetadataAsync(string project, IndexFile file, CancellationToken cancellation)
    {
        if (file.Sha256 is { } digest && _cache.Metadata(digest) is { } kept && (file.Metadata is not { } wanted || Digest.Of(kept) == wanted))
            return kept;
        var connection = _connections[IndexOf(project)];
        var metadata =
            (file.HasMetadata ? await BesideAsync(connection, file, cancellation) : null)
            ?? await new RemoteWheel(connection, _store).MetadataAsync(file, cancellation);
        if (file.Sha256 is { } name)
            _cache.Keep(name, metadata);
        return metadata;
    }

    /// <summary>The bytes of a file: what the page says, else what the server says.</summary>
    /// <param name="project">Normalized name of the project.</param>
    /// <param name="file">A file of its page.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null where the server does not say either.</returns>
    public async Task<long?> SizeAsync(string project, IndexFile file, CancellationToken cancellation) =>
        file.Size
        ?? await _connections[IndexOf(project)]
            .SendAsync(
                () => new HttpRequestMessage(HttpMethod.Head, file.Address),
                (response, _) => Task.FromResult(response.IsSuccessStatusCode ? response.Content.Headers.ContentLength : null),
                [HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotImplemented],
                cancellation
            );

    /// <summary>Brings a whole file into the store, checked where its digest is known. Found there, nothing is asked.</summary>
    /// <param name="project">Normalized name of the project.</param>
    /// <param name="file">A file of its page.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP266 to SLP270, SLP302, SLP440, SLP441, SLP526, SLP528, SLP529.</exception>
    public async Task<(Digest Digest, long Size)> FetchAsync(string project, IndexFile file, CancellationToken cancellation) =>
        file.Sha256 is { } known && _store.Has(known)
            ? (known, new FileInfo(_store.PathOf(known)).Length)
            : await new RemoteWheel(_connections[IndexOf(project)], _store).FetchAsync(file, cancellation);

    /// <summary>Brings a file of a lock into the store, where the store lacks it.</summary>
    /// <param name="package">The package: name, file, digest, size.</param>
    /// <param name="arrived">Told the bytes that are there, after each piece.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Bytes received; null where another process brought it meanwhile.</returns>
    /// <exception cref="SlipwayException">SLP263 to SLP270, SLP302, SLP440, SLP441, SLP525 to SLP529.</exception>
    internal async Task<long?> FetchAsync(LockedPackage package, Action<long> arrived, CancellationToken cancellation)
    {
        var connection = _connections[IndexOf(package.NormalizedName)];
        var page = await PageAsync(package.NormalizedName, cancellation);
        if (page?.Files.FirstOrDefault(each => each.FileName == package.File) is not { } file)
            throw new SlipwayException(IndexProblems.FileMissing(connection.Index.Name, package.NormalizedName, package.File));
        if (file.Sha256 is { } offered && offered != package.Hash)
            throw new SlipwayException(FetchProblems.OtherFile(connection.Index.Name, package.File, package.Hash.ToString(), offered.ToString()));
        return await new FileDownload(connection, _store, arrived).RunAsync(file, package.Hash, package.Size ?? file.Size, cancellation);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var connection in _connections.Values)
            connection.Dispose();
    }

    private async Task<IndexPage?> FetchPageAsync(string project, CancellationToken cancellation)
    {
        var connection = _connections[IndexOf(project)];
        var address = connection.Index.PageOf(project);
        var kept = _cache.Page(address);
        var page = await connection.SendAsync(
            () => Ask(address, kept),
            async (response, watch) =>
                response.StatusCode switch
                {
                    HttpStatusCode.NotFound or HttpStatusCode.Gone => null,
                    HttpStatusCode.NotModified => kept,
                    _ => new CachedPage(
                        response.RequestMessage!.RequestUri!,
                        response.Content.Headers.ContentType?.MediaType ?? "",
                        response.Headers.ETag?.ToString() ?? "",
                        await PageBody.ReadAsync(response, LargestPage, connection.Index.Name, watch)
                    ),
                },
            [HttpStatusCode.NotFound, HttpStatusCode.Gone, HttpStatusCode.NotModified],
            cancellation
        );
        if (page is null)
            return null;
        var read = HtmlPage.ContentTypes.Contains(page.ContentType)
            ? HtmlPage.Read(page.Body, page.Address, project)
            : JsonPage.Read(page.Body, page.Address, project);
        if (!ReferenceEquals(page, kept))
            _cache.Keep(address, page);
        return read;
    }

    private static HttpRequestMessage Ask(Uri address, CachedPage? kept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", Accept);
        if (kept is not null && EntityTagHeaderValue.TryParse(kept.Etag, out var etag))
            request.Headers.IfNoneMatch.Add(etag);
        return request;
    }

    /// <summary>Null where the index has no such file, whatever its page says.</summary>
    private static Task<byte[]?> BesideAsync(IndexConnection connection, IndexFile file, CancellationToken cancellation) =>
        connection.SendAsync(
            () => new HttpRequestMessage(HttpMethod.Get, $"{file.Address.AbsoluteUri}.metadata"),
            async (response, watch) =>
            {
                if (!response.IsSuccessStatusCode)
                    return null;
                var bytes = await LimitedBody.ReadAsync(response, LargestMetadata, connection.Index.Name, watch);
                return file.Metadata is not { } wanted || Digest.Of(bytes) == wanted
                    ? bytes
                    : throw new SlipwayException(
                        IndexProblems.WrongBytes(connection.Index.Name, $"{file.FileName}.metadata", wanted.ToString(), Digest.Of(bytes).ToString())
                    );
            },
            [HttpStatusCode.NotFound],
            cancellation
        );
}
