using System.Text;
using Slipway.Core.Images;

namespace Slipway.Core.Auditing.Packages;

/// <summary>The paths of a RECORD, as hashes of paths in the image.</summary>
internal static class RecordPaths
{
    // Ten times torch's: a RECORD made to fill memory does not.
    private const int Most = 200_000;

    /// <summary>One hash a row; rows that lead out of the image are passed over.</summary>
    /// <param name="text">The file's bytes.</param>
    /// <param name="path">Where it lies: paths are seen from two folders above.</param>
    public static IReadOnlyList<ulong> Of(ReadOnlySpan<byte> text, string path)
    {
        var site = LayerPath.Parent(LayerPath.Parent(path));
        var prefix = site.Length == 0 ? "" : site + "/";
        // A list that grows leaves as much behind as it holds, and there is a row for nearly every file of an image.
        var found = new List<ulong>(Math.Min(text.Count((byte)'\n') + 1, Most));
        foreach (var range in text.Split((byte)'\n'))
        {
            var row = text[range].TrimEnd((byte)'\r');
            if (row.IsEmpty)
                continue;
            if (found.Count == Most)
                break;
            if (row[0] == '"')
                found.Add(PathHash.Of(Resolve(site, Unquote(row))));
            else
            {
                var end = row.IndexOf((byte)',');
                var name = end < 0 ? row : row[..end];
                var isPlain = !name.StartsWith("."u8) && !name.StartsWith("/"u8);
                found.Add(isPlain ? PathHash.Of(prefix, name) : PathHash.Of(Resolve(site, Encoding.UTF8.GetString(name))));
            }
        }
        return found;
    }

    private static string Unquote(ReadOnlySpan<byte> row)
    {
        var text = Encoding.UTF8.GetString(row);
        var end = text.IndexOf("\",", 1, StringComparison.Ordinal);
        return (end < 0 ? text[1..].TrimEnd('"') : text[1..end]).Replace("\"\"", "\"", StringComparison.Ordinal);
    }

    private static string Resolve(string site, string name)
    {
        if (name.StartsWith('/'))
            return name.TrimStart('/');
        var segments = site.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var segment in name.Split('/'))
            if (segment == "..")
                segments.RemoveRange(Math.Max(0, segments.Count - 1), Math.Min(1, segments.Count));
            else if (segment is not ("." or ""))
                segments.Add(segment);
        return string.Join('/', segments);
    }
}
