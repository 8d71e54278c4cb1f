namespace Slipway.Tools.Engine;

/// <summary>
/// Blobs that came in part: a bake that was ended while BuildKit took a layer from an OCI layout leaves its first bytes in containerd's store, and every later bake that wants that layer
/// fails with <c>unsupported offset</c>, since such a source cannot be read from the middle. Neither a prune nor a new start of the engine forgets them.
/// </summary>
internal static class PartialTransfers
{
    /// <summary>How long nothing must have come for one to count as given up.</summary>
    public static readonly TimeSpan Still = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether a failure is that one.</summary>
    /// <param name="said">What was said of it.</param>
    public static bool AreTold(IEnumerable<string> said) => said.Any(x => x.Contains("unsupported offset", StringComparison.Ordinal));

    /// <summary>Forgets those of the own engine that nobody writes just now.</summary>
    /// <param name="folders">The engine's folders.</param>
    /// <returns>How many there were.</returns>
    public static int Remove(EngineFolders folders)
    {
        var ingests = Path.Combine(folders.Data, "containerd", "io.containerd.content.v1.content", "ingest");
        if (!Directory.Exists(ingests))
            return 0;
        var count = 0;
        foreach (var ingest in Directory.EnumerateDirectories(ingests))
        {
            if (DateTime.UtcNow - File.GetLastWriteTimeUtc(Path.Combine(ingest, "data")) < Still)
                continue;
            Directory.Delete(ingest, recursive: true);
            count++;
        }
        return count;
    }
}
