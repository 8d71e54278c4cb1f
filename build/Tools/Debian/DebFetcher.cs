using System.Net;
using System.Net.Sockets;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Tools.Http;
using Slipway.Tools.Store;

namespace Slipway.Tools.Debian;

/// <summary>Downloads pinned packages into the store, checking each digest while it streams in. No index is needed.</summary>
/// <param name="archive">Mirrors, tried in order.</param>
/// <param name="proxy">An http proxy, or null for what the environment says.</param>
public sealed class DebFetcher(DebianArchive archive, Uri? proxy = null) : IDisposable
{
    private const int Tries = 3;
    private readonly HttpClient client = new(
        new SocketsHttpHandler
        {
            Proxy = proxy is null ? null : new WebProxy(proxy),
            MaxConnectionsPerServer = 8,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        }
    )
    {
        Timeout = TimeSpan.FromMinutes(10),
    };

    /// <summary>Fetches what the store lacks, eight files at a time.</summary>
    /// <param name="packages">Pinned packages.</param>
    /// <param name="store">Receives them as blobs.</param>
    /// <param name="progress">Told while files come and after each.</param>
    /// <param name="cancellation">Ends it; nothing half-written stays.</param>
    /// <exception cref="SlipwayException">
    /// SLP454: files that are on no mirror any more, all together; else SLP301: files whose digest was wrong twice; else SLP451: a mirror that does not answer.
    /// </exception>
    public async Task<FetchResult> FetchAsync(
        IReadOnlyList<DebPackage> packages,
        ContentStore store,
        IProgress<FetchProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var wanted = packages.DistinctBy(p => p.Sha256).ToList();
        var missing = wanted.Where(p => !store.Has(p.Sha256)).OrderByDescending(p => p.Size).ToList();
        var problems = new List<Problem>();
        var (files, bytes, all) = (wanted.Count - missing.Count, wanted.Sum(p => p.Size) - missing.Sum(p => p.Size), wanted.Sum(p => p.Size));
        var arriving = 0L;
        await Parallel.ForEachAsync(
            missing,
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = 8 },
            async (package, token) =>
            {
                var seen = 0L;
                var problem = await FetchOneAsync(package, store, Arrived, token);
                lock (problems)
                {
                    arriving -= seen;
                    if (problem is not null)
                        problems.Add(problem);
                    else
                        progress?.Report(new FetchProgress(++files, wanted.Count, bytes += package.Size, all));
                }

                // A try that begins anew counts from the start.
                void Arrived(long count)
                {
                    lock (problems)
                    {
                        arriving += count - seen;
                        seen = count;
                        progress?.Report(new FetchProgress(files, wanted.Count, bytes + arriving, all));
                    }
                }
            }
        );
        if (problems.Count > 0)
            throw new SlipwayException(Together(problems));
        return new FetchResult(wanted.Count - missing.Count, missing.Count, missing.Sum(p => p.Size));
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    /// <summary>Packages that are gone come first: then the locks are stale, and what else went wrong may have the same cause.</summary>
    private static IReadOnlyList<Problem> Together(List<Problem> problems)
    {
        foreach (var number in new[] { "SLP454", "SLP301" })
        {
            if (problems.Any(p => p.Number == number))
                return [.. problems.Where(p => p.Number == number).DistinctBy(p => p.Found).OrderBy(p => p.Found, StringComparer.Ordinal)];
        }
        return [.. problems.DistinctBy(p => p.Found).OrderBy(p => p.Found, StringComparer.Ordinal)];
    }

    private async Task<Problem?> FetchOneAsync(DebPackage package, ContentStore store, Action<long> arrived, CancellationToken cancellation)
    {
        Problem? last = null;
        var gone = true;
        foreach (var url in archive.UrlsOf(package.Filename))
        {
            var wrong = 0;
            for (var attempt = 0; attempt < Tries && wrong < 2; attempt++)
            {
                try
                {
                    using var answer = await client.GetAsync(new Uri(url), HttpCompletionOption.ResponseHeadersRead, cancellation);
                    if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
                        break;
                    gone = false;
                    answer.EnsureSuccessStatusCode();
                    await using var content = new ArrivingStream(await answer.Content.ReadAsStreamAsync(cancellation), arrived);
                    await store.AddAsync(content, package.Sha256, package.Filename, cancellation);
                    return null;
                }
                catch (SlipwayException e) when (e.Problems[0].Number == "SLP301")
                {
                    last = e.Problems[0];
                    wrong++;
                }
                catch (Exception e)
                    when ((e is HttpRequestException or HttpIOException or TaskCanceledException || e.InnerException is SocketException)
                        && !cancellation.IsCancellationRequested
                    )
                {
                    gone = false;
                    last = DebianProblems.MirrorUnreachable(new Uri(url).GetLeftPart(UriPartial.Authority), e.InnerException?.Message ?? e.Message);
                    await Task.Delay(TimeSpan.FromMilliseconds(200 << attempt), cancellation);
                }
            }
        }
        return gone ? DebianProblems.PackageGone(package.Filename, string.Join(", ", archive.Main.Concat(archive.Security))) : last;
    }
}
