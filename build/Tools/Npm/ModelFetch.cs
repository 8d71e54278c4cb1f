using System.Formats.Tar;
using System.IO.Compression;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Store;

namespace Slipway.Tools.Npm;

/// <summary>Brings a pinned model file into the store.</summary>
/// <param name="store">The store.</param>
/// <param name="http">Fetches.</param>
public sealed class ModelFetch(ContentStore store, HttpClient http)
{
    /// <summary>The file's digest once it is in the store. Found there, nothing is fetched.</summary>
    /// <param name="pin">The pin.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The digest, and the bytes that were downloaded.</returns>
    /// <exception cref="SlipwayException">SLP301 (other bytes, twice), SLP402-404.</exception>
    public async Task<(Digest Digest, long Downloaded)> FetchAsync(ModelPin pin, CancellationToken cancellation)
    {
        var wanted = Digest.Parse(pin.Sha256);
        if (store.Has(wanted))
            return (wanted, 0);
        var tarball = Digest.Parse(pin.Tarball);
        var downloaded = store.Has(tarball) ? 0 : await DownloadAsync(pin, tarball, cancellation);
        await using var unzipped = new GZipStream(store.Open(tarball), CompressionMode.Decompress);
        await using var reader = new TarReader(unzipped);
        while (await reader.GetNextEntryAsync(cancellationToken: cancellation) is { } entry)
        {
            if (entry.Name != $"package/{pin.File}" || entry.DataStream is null)
                continue;
            await store.AddAsync(entry.DataStream, wanted, $"{pin.Package} {pin.File}", cancellation);
            return (wanted, downloaded);
        }
        throw new SlipwayException(ModelProblems.NotInside(Name(pin), pin.File));
    }

    /// <summary>Wrong bytes are refused and asked for once more: a proxy may have served an error page for a file.</summary>
    private async Task<long> DownloadAsync(ModelPin pin, Digest tarball, CancellationToken cancellation)
    {
        var registry = await NpmRegistry.FindAsync(cancellation);
        var address = new Uri(registry, $"{pin.Package}/-/{pin.Package.Split('/')[^1]}-{pin.Version}.tgz");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var content = await http.GetStreamAsync(address, cancellation);
                return (await store.AddAsync(content, tarball, Name(pin), cancellation)).Size;
            }
            catch (SlipwayException) when (attempt == 1)
            {
                // Asked for once more below.
            }
            catch (Exception e) when (e is HttpRequestException or HttpIOException or TaskCanceledException && !cancellation.IsCancellationRequested)
            {
                if (attempt >= 3)
                    throw new SlipwayException(ModelProblems.NotFetched(Name(pin), e.Message), e);
                await Task.Delay(TimeSpan.FromSeconds(attempt), cancellation);
            }
        }
    }

    private static string Name(ModelPin pin) => $"{pin.Package}@{pin.Version}";
}
