using System.Globalization;
using System.Text.RegularExpressions;

namespace Slipway.Core.Store;

/// <summary>How large the store may become.</summary>
/// <param name="Bytes">Bytes; null for no limit.</param>
public sealed partial record StoreLimit(long? Bytes)
{
    /// <summary>What a limit looks like, for messages.</summary>
    public const string Expected = "a number and KB, MB, GB, TB, KiB, MiB, GiB or TiB, such as 20GB or 1.5TB, or none";

    /// <summary>A limit as it is written, for the schema of slipway.json.</summary>
    internal const string Pattern = "^(none|[0-9]{1,6}([.][0-9]{1,3})?(KB|MB|GB|TB|KiB|MiB|GiB|TiB))$";

    /// <summary>What it is where nobody says: a few versions of the largest backends.</summary>
    public static readonly StoreLimit Default = new(50_000_000_000);

    /// <summary>Reads a limit.</summary>
    /// <param name="text">Such as <c>20GB</c>.</param>
    /// <returns>Null when it is none.</returns>
    public static StoreLimit? TryParse(string text)
    {
        if (text == "none")
            return new StoreLimit((long?)null);
        if (Written().Match(text) is not { Success: true } match || text.EndsWith('\n'))
            return null;
        var number = decimal.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        var unit = match.Groups["unit"].Value;
        var (step, power) = (unit.Length == 3 ? 1024m : 1000m, "KMGT".IndexOf(unit[0], StringComparison.Ordinal) + 1);
        for (var i = 0; i < power; i++)
            number *= step;
        return new StoreLimit((long)number);
    }

    [GeneratedRegex("^(?<number>[0-9]{1,6}(?:[.][0-9]{1,3})?)(?<unit>[KMGT]i?B)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
