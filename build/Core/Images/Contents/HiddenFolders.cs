namespace Slipway.Core.Images.Contents;

/// <summary>What the layers above the present one delete and hide.</summary>
internal sealed class HiddenFolders
{
    private readonly Dictionary<string, int> _removed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _emptied = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HidingLayer?> _folders = new(StringComparer.Ordinal);

    /// <summary>The layer that hides a path of a lower one, with the path that it names; null where none does.</summary>
    /// <param name="path">The path.</param>
    public HidingLayer? Hides(string path)
    {
        if (_removed.Count + _emptied.Count == 0)
            return null;
        return _removed.TryGetValue(path, out var layer) ? new HidingLayer(layer, path) : Below(LayerPath.Parent(path));
    }

    /// <summary>From here on all below a directory of lower layers is hidden.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="layer">The layer that has something else there.</param>
    public void Empty(string path, int layer)
    {
        _emptied[path] = layer;
        _folders.Clear();
    }

    /// <summary>Adds what a layer deletes: it holds for the layers below.</summary>
    /// <param name="layer">The layer.</param>
    public void Add(LayerContents layer)
    {
        foreach (var path in layer.Removed)
            _removed[path] = layer.Number;
        foreach (var path in layer.Emptied)
            _emptied[path] = layer.Number;
        _folders.Clear();
    }

    /// <summary>Who hides all below a folder. Remembered: a folder has many files.</summary>
    private HidingLayer? Below(string folder)
    {
        if (_folders.TryGetValue(folder, out var known))
            return known;
        HidingLayer? found =
            _removed.TryGetValue(folder, out var removed) ? new HidingLayer(removed, folder)
            : _emptied.TryGetValue(folder, out var emptied) ? new HidingLayer(emptied, folder)
            : folder.Length == 0 ? null
            : Below(LayerPath.Parent(folder));
        _folders[folder] = found;
        return found;
    }
}

/// <summary>Who hides a path.</summary>
/// <param name="Layer">Number of the layer.</param>
/// <param name="Path">What it deletes or replaces.</param>
internal readonly record struct HidingLayer(int Layer, string Path);
