using System.Globalization;
using System.Text;
using Slipway.Core.Auditing;

namespace Slipway.Core.Diagnostics;

/// <summary>SLP67x: images that are larger or more wasteful than they may be.</summary>
public static class BudgetProblems
{
    /// <summary>What is blamed in a message; the audit's report has all.</summary>
    private const int Most = 6;

    /// <summary>SLP670: an image is larger than its budget. What grew since the last audit is named, or else what is largest.</summary>
    /// <param name="image">Image and platform.</param>
    /// <param name="answer">The budget.</param>
    /// <param name="packages">The image's packages, the largest first.</param>
    public static Problem TooLarge(string image, BudgetAnswer answer, IReadOnlyList<InstalledPackage> packages) =>
        new(
            "SLP670",
            Family.Budget,
            $"{Printable.Of(image, 160)}: {Size(answer.Found)} {Word(answer)}, {Size(answer.Found - answer.Limit)} more than its budget{Blames(answer, packages)}",
            $"at most {Size(answer.Limit)}: {Printable.Of(answer.Name, 120)} ({answer.Origin})",
            "take out or replace what grew; Audit --html shows all that is in the image; if the growth is wanted, write it down: budgets in slipway.json (docs/budgets.md)"
        );

    /// <summary>SLP671: an image wastes more bytes than its budget allows.</summary>
    /// <param name="image">Image and platform.</param>
    /// <param name="answer">The budget.</param>
    /// <param name="shadowed">Paths that are brought twice or deleted, the most wasteful first.</param>
    public static Problem TooWasteful(string image, BudgetAnswer answer, IReadOnlyList<ShadowedPath> shadowed) =>
        new(
            "SLP671",
            Family.Budget,
            $"{Printable.Of(image, 160)}: {Size(answer.Found)} wasted, {Size(answer.Found - answer.Limit)} more than its budget"
                + Listed(
                    "most of it:",
                    shadowed
                        .Take(Most)
                        .Select(x =>
                            $"{Size(x.Wasted)} {Printable.Of(x.Path, 120)}, {(x.Deleted ? "deleted by" : "brought again by")} layer {x.Layers.DefaultIfEmpty().Max()}"
                        )
                ),
            $"at most {Size(answer.Limit)}: {Printable.Of(answer.Name, 120)} ({answer.Origin})",
            "bring each path once, by the layer that owns it, and delete in the instruction that made it; or change waste in slipway.json (docs/budgets.md)"
        );

    /// <summary>SLP672: an image is less efficient than its budget asks.</summary>
    /// <param name="image">Image and platform.</param>
    /// <param name="answer">The budget, in millionths.</param>
    public static Problem NotEfficient(string image, BudgetAnswer answer) =>
        new(
            "SLP672",
            Family.Budget,
            $"{Printable.Of(image, 160)}: efficiency {Share(answer.Found)}",
            $"at least {Share(answer.Limit)}: {Printable.Of(answer.Name, 120)} ({answer.Origin})",
            "bring each path once, by the layer that owns it; Audit lists the paths that waste most; or change efficiency in slipway.json (docs/budgets.md)"
        );

    private static string Word(BudgetAnswer answer) => answer.Measure == BudgetMeasure.Packed ? "packed" : "unpacked";

    private static string Blames(BudgetAnswer answer, IReadOnlyList<InstalledPackage> packages) =>
        answer.Growth.Count > 0
            ? Listed($"grew since {answer.Since ?? "the last audit"}:", answer.Growth.Take(Most).Select(Blame))
            : Listed(
                answer.Since is null ? "no earlier audit to compare with; the largest packages:" : $"nothing grew since {answer.Since}; the largest packages:",
                packages
                    .Take(Most)
                    .Select(x =>
                        $"{Size(answer.Measure == BudgetMeasure.Packed ? x.Packed : x.Bytes)} {Printable.Of($"{x.Name} {x.Version}", 80)}{At(x.LockLine)}"
                    )
            );

    private static string Blame(GrowthBlame blame) =>
        $"+{Size(blame.Bytes)} {blame.Kind} {Printable.Of(blame.Name, 120)} ({(blame.Before is { } before ? $"{Size(before)} before" : "new")}){At(blame.LockLine)}";

    private static string At(string? line) => line is null ? "" : $", asked for by {Printable.Of(line, 160)}";

    private static string Listed(string head, IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
            text.Append(text.Length == 0 ? $"\n       {head}" : "").Append($"\n         {line}");
        return text.ToString();
    }

    private static string Size(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{(bytes >= 100_000 ? $"{bytes / 1e6:0.0} MB" : $"{bytes / 1e3:0.0} kB")}");

    private static string Share(long millionths) => string.Create(CultureInfo.InvariantCulture, $"{millionths / 1e4:0.00} %");
}
