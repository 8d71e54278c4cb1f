using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Store;

namespace Slipway.Tools.Store;

/// <summary>What was cleared away.</summary>
/// <param name="Evicted">Entries that were evicted.</param>
/// <param name="EvictedBytes">Their bytes.</param>
/// <param name="Warning">SLP522 where the store is still over its limit; null where it is not.</param>
public sealed record StoreTidied(int Evicted, long EvictedBytes, Problem? Warning);

/// <summary>Keeps the store within its limit: after a run that added something, never before or in one.</summary>
/// <param name="store">The store.</param>
public sealed class StoreTidying(ContentStore store)
{
    /// <summary>What nobody used for so long is in no living run, even where others work with the store right now.</summary>
    private static readonly TimeSpan s_longUnused = TimeSpan.FromDays(7);

    private readonly StoreUse _use = StoreUse.Of(store.Root);

    /// <summary>Clears leftovers and evicts what was used least recently; does nothing when this process added nothing.</summary>
    /// <param name="limit">What the store may hold; asked for only then.</param>
    public StoreTidied AfterRun(Func<StoreLimit> limit) => _use.HasWritten ? Tidy(limit()) : new StoreTidied(0, 0, null);

    /// <summary>Clears leftovers and evicts what was used least recently. What this process used stays; what others may rely on stays while they run.</summary>
    /// <param name="limit">What the store may hold.</param>
    public StoreTidied Tidy(StoreLimit limit)
    {
        TemporaryFiles.Sweep(store);
        SweepAside();
        if (limit.Bytes is not { } most || Entries().Sum(x => x.Size) <= most)
            return new StoreTidied(0, 0, null);
        return _use.Alone(isAlone => Evict(limit, most, isAlone));
    }

    private StoreTidied Evict(StoreLimit limit, long most, bool isAlone)
    {
        // Another process may have evicted while this one waited for its turn.
        var entries = Entries();
        var untouched = DateTime.UtcNow - s_longUnused;
        var evicted = Eviction
            .Choose(entries, limit, x => _use.Has(x.Hex) || (!isAlone && x.LastUse > untouched))
            .Where(x => TryDelete(store.PathOf(new Digest(x.Hex))))
            .ToList();
        var (freed, held) = (evicted.Sum(x => x.Size), entries.Sum(x => x.Size));
        // While others work, whoever is last clears away the rest.
        return new StoreTidied(evicted.Count, freed, isAlone && held - freed > most ? StoreProblems.OverLimit(held - freed, most) : null);
    }

    private List<StoreEntry> Entries()
    {
        var folder = new DirectoryInfo(store.BlobFolder);
        if (!folder.Exists)
            return [];
        var compiled = Compiled();
        return
        [
            .. folder
                .EnumerateFiles()
                .Where(x => Digest.TryParse(x.Name, out _))
                .Select(x => new StoreEntry(x.Name, x.Length, x.LastWriteTimeUtc, compiled.Contains(x.Name) ? EntryWorth.Compiled : EntryWorth.Cheap)),
        ];
    }

    /// <summary>What the keys of compiled things stand for.</summary>
    private HashSet<string> Compiled()
    {
        string[] kinds = [ArtifactIndex.Exports, ArtifactIndex.Wheels];
        return kinds.SelectMany(x => new ArtifactIndex(store, x).All()).SelectMany(x => x).Select(x => x.Digest.Hex).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What a check moved aside is kept for a week, for whoever wants to know what happened to it.</summary>
    private void SweepAside()
    {
        var folder = new DirectoryInfo(Path.Combine(store.Root, StoreCheck.AsideFolder));
        if (!folder.Exists)
            return;
        foreach (var file in folder.EnumerateFiles().Where(x => x.LastWriteTimeUtc < DateTime.UtcNow - s_longUnused))
            TryDelete(file.FullName);
    }

    private static bool TryDelete(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
