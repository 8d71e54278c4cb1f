using System.IO.Compression;
using System.Net.Http.Headers;
using Slipway.Core.Images;
using Slipway.Tools.Store;

namespace Slipway.Tools.Benching;

/// <summary>The least that must be done to get wheels on disk into a registry: nothing is checked, found or remembered.</summary>
/// <param name="folder">Receives the packed files.</param>
public sealed class WheelFloor(string folder)
{
    private const int Level = 3;

    /// <summary>Streams each zip through tar and zstd -3 into a file, the largest first.</summary>
    /// <param name="wheels">Paths of the wheels.</param>
    /// <param name="threads">Wheels at a time, each on one thread.</param>
    public void Pack(IReadOnlyList<string> wheels, int threads) =>
        Parallel.ForEach(wheels.OrderByDescending(x => new FileInfo(x).Length), new ParallelOptions { MaxDegreeOfParallelism = threads }, Pack);

    /// <summary>Sends blobs by plain requests: one POST and one PUT each, four at a time.</summary>
    /// <param name="repository">Address of the repository: <c>http://HOST/v2/NAME</c>.</param>
    /// <param name="blobs">Path and digest of each.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task SendAsync(string repository, IReadOnlyList<(string Path, Digest Digest)> blobs, CancellationToken cancellation)
    {
        using var http = new HttpClient();
        await Parallel.ForEachAsync(
            blobs,
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellation },
            async (blob, stop) =>
            {
                using var begun = (await http.PostAsync($"{repository}/blobs/uploads/", null, stop)).EnsureSuccessStatusCode();
                var place = new UriBuilder(new Uri(new Uri(repository), begun.Headers.Location!));
                place.Query = $"{place.Query.TrimStart('?')}&digest={blob.Digest}";
                using var content = new StreamContent(File.OpenRead(blob.Path), 1 << 17);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
                using var sent = (await http.PutAsync(place.Uri, content, stop)).EnsureSuccessStatusCode();
            }
        );
    }

    private void Pack(string wheel)
    {
        using var zip = ZipFile.OpenRead(wheel);
        List<LayerEntry> entries =
        [
            .. zip.Entries.Where(x => !x.FullName.EndsWith('/')).Select(x => new LayerEntry(x.FullName, EntryKind.File, FileModes.Plain, x.Length, x.Open)),
        ];
        using var file = File.Create(Path.Combine(folder, Path.GetFileName(wheel) + ".tar.zst"));
        using var packed = new ZstdCompressStream(ZstdLibrary.System!, file, Level, TarWriter.SizeOf(entries));
        new TarWriter(packed).WriteAll(entries);
        packed.Finish();
    }
}
