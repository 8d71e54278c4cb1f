using System.Runtime.InteropServices;

namespace Slipway.Core.Images.Contents;

/// <summary>
/// Every path that the layers of an image name, what they delete, and every folder on the way there, each once and by a number: 0 is the top, and a folder may have a higher number than
/// what is in it. Made once for all that look at paths. It is smaller than a dictionary, of which there would be one for each of them.
/// </summary>
public sealed class PathTable
{
    private readonly List<string> _paths;
    private readonly List<int> _hashes;
    private readonly List<int> _parents;
    private readonly Dictionary<int, int[]> _numbers = [];

    /// <summary>Number and 1, at the path's hash or behind it; 0 is free. At most half of them are taken.</summary>
    private int[] _slots;

    private PathTable(int expected)
    {
        (_paths, _hashes, _parents) = (new(expected), new(expected), new(expected));
        _slots = new int[2 * System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(expected, 8))];
        _ = At("");
    }

    /// <summary>How many there are.</summary>
    public int Count => _paths.Count;

    /// <summary>A path by its number.</summary>
    /// <param name="number">The number.</param>
    public string this[int number] => _paths[number];

    /// <summary>Reads the paths of layers.</summary>
    /// <param name="layers">The layers.</param>
    public static PathTable Of(IReadOnlyList<LayerContents> layers)
    {
        var table = new PathTable(layers.Sum(x => x.Entries.Count));
        foreach (var layer in layers)
        {
            var numbers = table._numbers[layer.Number] = new int[layer.Entries.Count];
            for (var i = 0; i < numbers.Length; i++)
                numbers[i] = table.At(layer.Entries[i].Path);
            foreach (var path in layer.Removed.Concat(layer.Emptied))
                _ = table.At(path);
        }
        return table;
    }

    /// <summary>Numbers of a layer's entries, in their order.</summary>
    /// <param name="layer">One of the layers.</param>
    public ReadOnlySpan<int> Of(LayerContents layer) => _numbers[layer.Number];

    /// <summary>The folder that a path lies in; the top has -1.</summary>
    /// <param name="number">The path.</param>
    public int Parent(int number) => _parents[number];

    /// <summary>The number of a path; -1 where no layer names it.</summary>
    /// <param name="path">Path without leading slash.</param>
    public int Find(ReadOnlySpan<char> path) => _slots[SlotOf(path, string.GetHashCode(path, StringComparison.Ordinal))] - 1;

    private int At(string path)
    {
        var hash = string.GetHashCode(path, StringComparison.Ordinal);
        ref var slot = ref _slots[SlotOf(path, hash)];
        if (slot > 0)
            return slot - 1;
        var number = _paths.Count;
        slot = number + 1;
        _paths.Add(path);
        _hashes.Add(hash);
        _parents.Add(-1);
        if (_paths.Count > _slots.Length / 2)
            Grow();
        if (path.Length > 0)
            _parents[number] = ParentOf(path, number);
        return number;
    }

    private int ParentOf(string path, int number)
    {
        var parent = path.AsSpan(0, Math.Max(0, path.LastIndexOf('/')));
        // What comes one after the other mostly lies in one folder.
        if (number > 1 && _parents[number - 1] is >= 0 and var last && parent.SequenceEqual(_paths[last]))
            return last;
        return Find(parent) is >= 0 and var known ? known : At(parent.ToString());
    }

    private int SlotOf(ReadOnlySpan<char> path, int hash)
    {
        var mask = _slots.Length - 1;
        var hashes = CollectionsMarshal.AsSpan(_hashes);
        for (var at = hash & mask; ; at = (at + 1) & mask)
            if (_slots[at] is var taken && (taken == 0 || (hashes[taken - 1] == hash && path.SequenceEqual(_paths[taken - 1]))))
                return at;
    }

    private void Grow()
    {
        var (slots, mask) = (new int[2 * _slots.Length], (2 * _slots.Length) - 1);
        for (var number = 0; number < _paths.Count; number++)
        {
            var at = _hashes[number] & mask;
            while (slots[at] > 0)
                at = (at + 1) & mask;
            slots[at] = number + 1;
        }
        _slots = slots;
    }
}
