using System.Text;
using Slipway.Core.Rendering;
using Slipway.Core.Rendering.Auditing;

namespace Slipway.Core.PullRequests;

/// <summary>The comment at a pull request: one row a leg, then what is behind it, folded.</summary>
public static class CommentText
{
    /// <summary>Its first line, by which it is found again; no reader sees it.</summary>
    public const string Marker = "<!-- slipway -->";

    /// <summary>The longest text that GitHub takes, in characters.</summary>
    public const int Limit = 65_536;

    // Room for the sentence that says what was left out.
    private const int Reserve = 300;

    /// <summary>The text, within GitHub's limit; what had no room is said.</summary>
    /// <param name="facts">What is told.</param>
    /// <param name="limit">The most characters.</param>
    public static string Render(PullRequestFacts facts, int limit = Limit)
    {
        var legs = facts.Legs.Select(x => new LegComparison(x, facts.Earlier.GetValueOrDefault(x.Leg))).ToList();
        var text = new StringBuilder($"{Marker}\n### Slipway: {Headline(legs)}\n\n");
        if (legs.Count > 0)
            MarkdownWords.Table(text, "leg", "size:", "change:", "layers", "findings", "budgets");
        var room = limit - Reserve;
        var rows = Append(text, legs.Select(LegRows.Row), room);
        var reused = Append(text, facts.Reused.Select(Reused), room);
        Append(text, [Sources(facts, legs)], room);
        var missing = Append(text, facts.Missing.Select(x => $"- {MarkdownWords.Plain(AuditWords.Shown(x, 400))}\n"), room);
        var folded = legs.Select(LegRows.Details).Where(x => x.Length > 0).ToList();
        var details = Append(text, folded, room);
        var left = (legs.Count - rows + facts.Reused.Count - reused, facts.Missing.Count - missing, folded.Count - details);
        if (left != (0, 0, 0))
            text.Append(
                $"\n**Left out, since GitHub takes no more than {limit} characters:** {AuditWords.Count(left.Item1, "row")}, {AuditWords.Count(left.Item2, "remark")}, details of {AuditWords.Count(left.Item3, "leg")}. The job folders have them.\n"
            );
        return text.ToString();
    }

    /// <summary>One line without Markdown: images, change, budgets, findings.</summary>
    /// <param name="legs">The legs.</param>
    internal static string Headline(IReadOnlyList<LegComparison> legs)
    {
        var changes = legs.Where(x => x.Change is not null).ToList();
        var broken = legs.Sum(x => x.Now.Budgets.Count(budget => budget.Breaks));
        string?[] parts =
        [
            legs.Count == 0 ? "nothing to build" : AuditWords.Count(legs.Count, "leg"),
            changes.Count == 0 ? null : Change(changes.Sum(x => x.Change!.Value)),
            broken == 0 ? null : $"{AuditWords.Count(broken, "budget")} broken",
            legs.Where(x => x.HasFindingsBefore).Sum(x => x.Appeared.Count) is > 0 and var appeared ? AuditWords.Count(appeared, "new finding") : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    /// <summary>A change of bytes as it is read.</summary>
    /// <param name="bytes">The change.</param>
    internal static string Change(long bytes) => bytes == 0 ? "no change of size" : AuditWords.Change(bytes);

    private static string Reused((string Leg, string Reason) leg) =>
        $"\n- {MarkdownWords.Code(AuditWords.Shown(leg.Leg, 160))} was not built: {MarkdownWords.Plain(AuditWords.Shown(leg.Reason, 400))}";

    private static string Sources(PullRequestFacts facts, List<LegComparison> legs)
    {
        var text = new StringBuilder(facts.Reused.Count > 0 ? "\n\n" : "\n");
        var start = text.Length;
        if (facts.Commit is { } commit)
            text.Append($"Commit {MarkdownWords.Code(Short(commit))}");
        var runs = legs.Select(x => x.Before).OfType<EarlierLeg>().DistinctBy(x => x.Run).OrderByDescending(x => x.Run).ToList();
        if (facts.Base is { } branch && runs.Count > 0)
        {
            var places = runs.Select(x => $"{MarkdownWords.Code(Short(x.Commit))} (run {x.Run})");
            text.Append($"{(facts.Commit is null ? "Compared" : ", compared")} with {MarkdownWords.Code(branch)} at {string.Join(", ", places)}");
        }
        return text.Length == start ? text.ToString() : text.Append(".\n\n").ToString();
    }

    private static string Short(string commit) => commit.Length > 10 ? commit[..10] : commit;

    /// <summary>Adds pieces as long as they have room; how many had.</summary>
    private static int Append(StringBuilder text, IEnumerable<string> pieces, int room)
    {
        var added = 0;
        foreach (var piece in pieces)
        {
            if (text.Length + piece.Length > room)
                break;
            text.Append(piece);
            added++;
        }
        return added;
    }
}
