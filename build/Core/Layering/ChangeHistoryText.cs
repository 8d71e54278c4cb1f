using System.Globalization;
using System.Text;

namespace Slipway.Core.Layering;

/// <summary>
/// Histories as text: <c>history NAME STEPS DAYS</c>, then one line a package, <c>NAME KIND PRESENT CHANGED</c>, with the steps as a hexadecimal number
/// whose lowest bit is the first step.
/// </summary>
public static class ChangeHistoryText
{
    private static readonly Lazy<IReadOnlyList<ChangeHistory>> s_shipped = new(ReadShipped);

    /// <summary>What Slipway knows of other projects: a year of five services' locks.</summary>
    public static IReadOnlyList<ChangeHistory> Shipped => s_shipped.Value;

    /// <summary>The text of histories.</summary>
    /// <param name="series">The locks that they are learnt from.</param>
    public static string Write(IEnumerable<LockSeries> series)
    {
        var text = new StringBuilder();
        foreach (var one in series.OrderBy(x => x.Name, StringComparer.Ordinal))
        {
            var history = ChangeHistory.Of(one.Name, one.Snapshots);
            text.Append($"history {one.Name} {Math.Max(0, one.Snapshots.Count - 1)} {history.Days}\n");
            foreach (var row in history.Rows.Values.OrderBy(row => row.Name, StringComparer.Ordinal))
                text.Append($"{row.Name} {row.Kind} {Hex(row.Present)} {Hex(row.Changed)}\n");
        }
        return text.ToString();
    }

    /// <summary>Reads histories that <see cref="Write"/> wrote.</summary>
    /// <param name="lines">The lines.</param>
    /// <exception cref="FormatException">A line is not of that form.</exception>
    public static IReadOnlyList<ChangeHistory> Read(IEnumerable<string> lines)
    {
        var histories = new List<ChangeHistory>();
        var (name, steps, days, rows) = ("", 0, 14, new List<ChangeRow>());
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            var parts = line.Split(' ');
            if (parts.Length != 4)
                throw new FormatException($"'{line}' has not four words");
            if (parts[0] == "history")
            {
                End();
                (name, steps, days, rows) = (parts[1], int.Parse(parts[2]), int.Parse(parts[3]), []);
            }
            else
                rows.Add(new ChangeRow(parts[0], int.Parse(parts[1]), Set(parts[2], steps), Set(parts[3], steps)));
        }
        End();
        return histories;

        void End()
        {
            if (name.Length > 0)
                histories.Add(ChangeHistory.Of(name, days, rows));
        }
    }

    private static List<string> Lines()
    {
        using var stream = typeof(ChangeHistoryText).Assembly.GetManifestResourceStream("shipped-history.txt")!;
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
            lines.Add(line);
        return lines;
    }

    private static IReadOnlyList<ChangeHistory> ReadShipped() => Read(Lines());

    private static string Hex(StepSet set) =>
        string.Concat(set.Words.Reverse().Select(word => word.ToString("x16"))).TrimStart('0') is { Length: > 0 } hex ? hex : "0";

    private static StepSet Set(string hex, int steps)
    {
        var set = StepSet.Of(steps);
        for (var (word, end) = (0, hex.Length); end > 0 && word < set.Words.Length; word++, end -= 16)
            set.Words[word] = ulong.Parse(hex.AsSpan(Math.Max(0, end - 16)..end), NumberStyles.HexNumber);
        return set;
    }
}
