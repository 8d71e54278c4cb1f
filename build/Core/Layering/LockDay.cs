using System.Globalization;
using Slipway.Core.Locks;

namespace Slipway.Core.Layering;

/// <summary>As of which day a lock is: no clock is asked, so that every machine says the same.</summary>
internal static class LockDay
{
    private const string Cutoff = "exclude-newer=";
    private const int Length = 10;

    /// <summary>The day in the head of a lock: the cut-off of its resolver, or the newest of the dates of its suite; null where it names none.</summary>
    /// <param name="head">The head.</param>
    public static DateOnly? Of(LockHead head)
    {
        var text = head.Resolver;
        var at = text.IndexOf(Cutoff, StringComparison.Ordinal) + Cutoff.Length;
        if (at >= Cutoff.Length && text.Length >= at + Length)
            return DateOnly.TryParseExact(text.AsSpan(at, Length), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        return text.Split("; ").Select(Suite).Max();
    }

    /// <summary>Such as <c>apt trixie 13.7 of Sat, 12 Sep 2026 07:55:41 UTC</c>.</summary>
    private static DateOnly? Suite(string text) =>
        text.LastIndexOf(" of ", StringComparison.Ordinal) is > 0 and var at
        && DateTime.TryParseExact(text[(at + 4)..], "ddd, d MMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? DateOnly.FromDateTime(time)
            : null;
}
