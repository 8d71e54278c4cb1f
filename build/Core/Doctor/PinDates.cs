using System.Globalization;
using System.Text.RegularExpressions;

namespace Slipway.Core.Doctor;

/// <summary>When the versions in a lock were the newest, from its head.</summary>
public static partial class PinDates
{
    /// <summary>
    /// The latest date in the head: <c>exclude-newer=2026-11-20</c> of an index, or the dates that Debian's Release files carry (<c>Fri, 20 Nov 2026 00:12:42 UTC</c>). Null where there is none.
    /// </summary>
    /// <param name="head">The lines of a lock that begin with <c>#</c>.</param>
    public static DateOnly? Latest(string head)
    {
        var dates = Written()
            .Matches(head)
            .Select(x =>
                DateOnly.TryParseExact(x.Value, ["yyyy-MM-dd", "d MMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : default
            )
            .Where(x => x != default)
            .ToList();
        return dates.Count > 0 ? dates.Max() : null;
    }

    [GeneratedRegex(@"\b(\d{4}-\d{2}-\d{2}|\d{1,2} [A-Z][a-z]{2} \d{4})\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
