using System.Globalization;

namespace Slipway.Core.Layering;

/// <summary>What one update of a lock changed. As text one line, so that a change of a lock is one line more: <c>2026-11-20 numpy pillow +new -gone</c>.</summary>
/// <param name="Day">Day of the lock that it led to; null where that names none (<c>?</c>).</param>
/// <param name="Changed">Normalized names of the packages whose files changed, sorted.</param>
/// <param name="Added">Those that came, sorted.</param>
/// <param name="Removed">Those that went, sorted.</param>
public sealed record LockUpdate(DateOnly? Day, IReadOnlyList<string> Changed, IReadOnlyList<string> Added, IReadOnlyList<string> Removed)
{
    private const string Form = "yyyy-MM-dd";
    private const string NoDay = "?";

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The update; null where it is none.</returns>
    public static LockUpdate? TryParse(string? line)
    {
        var words = (line ?? "").Split(' ');
        var isDay = DateOnly.TryParseExact(words[0], Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        if ((!isDay && words[0] != NoDay) || words.Contains(""))
            return null;
        return new LockUpdate(
            isDay ? day : null,
            [.. words.Skip(1).Where(word => word[0] is not ('+' or '-'))],
            [.. words.Where(word => word[0] == '+').Select(word => word[1..])],
            [.. words.Where(word => word[0] == '-').Select(word => word[1..])]
        );
    }

    /// <summary>What changed from some wheels to others.</summary>
    /// <param name="day">Day of the others' lock.</param>
    /// <param name="before">Identities by name.</param>
    /// <param name="now">Identities by name.</param>
    public static LockUpdate Between(DateOnly? day, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> now) =>
        new(
            day,
            Sorted(now.Where(x => before.TryGetValue(x.Key, out var identity) && identity != x.Value).Select(x => x.Key)),
            Sorted(now.Keys.Where(name => !before.ContainsKey(name))),
            Sorted(before.Keys.Where(name => !now.ContainsKey(name)))
        );

    /// <summary>This update and one after it as one: what changes on one day is one update.</summary>
    /// <param name="next">The one after it.</param>
    public LockUpdate And(LockUpdate next)
    {
        var added = Added.Except(next.Removed).Union(next.Added.Except(Removed)).ToHashSet(StringComparer.Ordinal);
        var removed = Removed.Except(next.Added).Union(next.Removed.Except(Added)).ToHashSet(StringComparer.Ordinal);
        var changed = Changed.Union(next.Changed).Union(Removed.Intersect(next.Added)).Where(name => !added.Contains(name) && !removed.Contains(name));
        return new LockUpdate(next.Day, Sorted(changed), Sorted(added), Sorted(removed));
    }

    /// <summary>The line.</summary>
    public override string ToString() =>
        string.Join(
            ' ',
            [Day?.ToString(Form, CultureInfo.InvariantCulture) ?? NoDay, .. Changed, .. Added.Select(x => "+" + x), .. Removed.Select(x => "-" + x)]
        );

    private static List<string> Sorted(IEnumerable<string> names) => [.. names.Order(StringComparer.Ordinal)];
}
