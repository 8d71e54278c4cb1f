using Slipway.Core.Images;

namespace Slipway.Core.Jobs;

/// <summary>The first entry in which two layers differ.</summary>
public static class LayerDifference
{
    /// <summary>In words; null where all entries are the same.</summary>
    /// <param name="there">Entries of one, in the order of the archive.</param>
    /// <param name="here">Entries of the other.</param>
    public static string? First(IEnumerable<ListedEntry> there, IEnumerable<ListedEntry> here)
    {
        using var old = there.GetEnumerator();
        using var now = here.GetEnumerator();
        for (; ; )
        {
            var (was, present) = (old.MoveNext() ? old.Current : null, now.MoveNext() ? now.Current : null);
            if (was is null && present is null)
                return null;
            if (present is null || (was is not null && string.CompareOrdinal(was.Path, present.Path) < 0))
                return $"/{was!.Path} is there and not here";
            if (was is null || was.Path != present.Path)
                return $"/{present.Path} is here and not there";
            if (was != present)
                return $"/{was.Path}: {Words(was, present)}";
        }
    }

    private static string Words(ListedEntry there, ListedEntry here) =>
        there.Kind != here.Kind ? $"{there.Kind} there, {here.Kind} here"
        : there.LinkTarget != here.LinkTarget ? $"a link to {there.LinkTarget} there, to {here.LinkTarget} here"
        : there.Content != here.Content ? $"{there.Content?.Abbreviated} of {there.Size} bytes there, {here.Content?.Abbreviated} of {here.Size} bytes here"
        : there.Mode != here.Mode ? $"mode 0{Convert.ToString(there.Mode, 8)} there, 0{Convert.ToString(here.Mode, 8)} here"
        : there.User != here.User || there.Group != here.Group ? $"owner {there.User}:{there.Group} there, {here.User}:{here.Group} here"
        : $"time {there.Time} there, {here.Time} here";
}
