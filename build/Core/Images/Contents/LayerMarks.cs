namespace Slipway.Core.Images.Contents;

/// <summary>Names by which a layer deletes (image-spec, layer.md, "Whiteouts").</summary>
internal static class LayerMarks
{
    private const string Mark = ".wh.";
    private const string Opaque = ".wh..wh..opq";

    /// <summary>Takes a mark into the lists.</summary>
    /// <param name="path">Path of an entry.</param>
    /// <param name="removed">Receives what is deleted.</param>
    /// <param name="emptied">Receives directories that are emptied.</param>
    /// <returns>False where it is no mark.</returns>
    public static bool Take(string path, List<string> removed, List<string> emptied)
    {
        var start = path.LastIndexOf('/') + 1;
        var name = path.AsSpan(start);
        if (!name.StartsWith(Mark, StringComparison.Ordinal))
            return false;
        if (name.SequenceEqual(Opaque))
            emptied.Add(path[..Math.Max(0, start - 1)]);
        // Others of the double mark are notes of an old engine to itself (aufs); a mark without a name deletes nothing.
        else if (name.Length > Mark.Length && !name.StartsWith(".wh..wh.", StringComparison.Ordinal))
            removed.Add(string.Concat(path.AsSpan(0, start), name[Mark.Length..]));
        return true;
    }
}
