using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>Brings the entries of a layer into the order and completeness that a layer has.</summary>
public static class LayerFolders
{
    /// <summary>The entries with every parent folder that is missing, sorted by path.</summary>
    /// <param name="entries">Entries; of two with one path the last stays.</param>
    public static IReadOnlyList<LayerEntry> Complete(IEnumerable<LayerEntry> entries)
    {
        var all = new SortedDictionary<string, LayerEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
            all[entry.Path] = entry;
        foreach (var path in all.Keys.ToList())
        {
            for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            {
                if (!all.TryAdd(path[..slash], LayerEntry.Directory(path[..slash])))
                    break;
            }
        }
        return [.. all.Values];
    }
}
