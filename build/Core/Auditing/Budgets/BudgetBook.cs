using Slipway.Core.Images.Contents;
using Slipway.Core.Store;

namespace Slipway.Core.Auditing.Budgets;

/// <summary>The budgets that hold for an image, and what the image makes of them.</summary>
/// <param name="budgets">Those of slipway.json.</param>
public sealed class BudgetBook(IReadOnlyList<PlacedBudget> budgets)
{
    /// <summary>One answer for each limit that holds: size, waste, efficiency. What grew stands with the size.</summary>
    /// <param name="subject">What the image is.</param>
    /// <param name="image">The image.</param>
    /// <param name="measures">Its measures.</param>
    /// <param name="last">The audit before this one; null where there is none.</param>
    /// <param name="now">What this audit leaves for the next one.</param>
    public IReadOnlyList<BudgetAnswer> Answer(BudgetSubject subject, ImageContents image, ImageMeasures measures, AuditRecord? last, AuditRecord now)
    {
        var fitting = budgets.Where(x => x.Fits(subject)).OrderByDescending(x => x.Rank).ToList();
        BudgetAnswer?[] answers =
        [
            Size(subject, image, fitting.Find(x => x.Settings.Size is not null), last, now),
            Waste(measures, fitting.Find(x => x.Settings.Waste is not null)),
            Efficiency(measures, fitting.Find(x => x.Settings.Efficiency > 0)),
        ];
        return [.. answers.OfType<BudgetAnswer>()];
    }

    private static BudgetAnswer? Size(BudgetSubject subject, ImageContents image, PlacedBudget? budget, AuditRecord? last, AuditRecord now)
    {
        var packed = budget?.Settings.Of != "unpacked";
        var fallback = DefaultBudget.Of(subject);
        var (limit, of, origin) = budget is null ? (fallback?.Bytes, fallback?.For, "default") : (Bytes(budget.Settings.Size), For(budget), budget.Origin);
        return limit is null
            ? null
            : new BudgetAnswer(
                $"{(packed ? "packed" : "unpacked")} bytes of {of}",
                limit.Value,
                packed ? image.Packed : image.Unpacked,
                origin,
                last is null ? [] : Growth.Between(last, now, packed)
            )
            {
                Measure = packed ? BudgetMeasure.Packed : BudgetMeasure.Unpacked,
                Since = last?.Id,
            };
    }

    private static BudgetAnswer? Waste(ImageMeasures measures, PlacedBudget? budget) =>
        Bytes(budget?.Settings.Waste) is not { } limit
            ? null
            : new BudgetAnswer($"wasted bytes of {For(budget!)}", limit, measures.Wasted, budget!.Origin, []) { Measure = BudgetMeasure.Waste };

    /// <summary>Millionths, rounded to the better side for neither.</summary>
    private static BudgetAnswer? Efficiency(ImageMeasures measures, PlacedBudget? budget) =>
        budget is null
            ? null
            : new BudgetAnswer(
                $"efficiency of {For(budget)}",
                (long)Math.Round(budget.Settings.Efficiency * 1e6),
                (long)Math.Floor(measures.Efficiency * 1e6),
                budget.Origin,
                []
            )
            {
                Measure = BudgetMeasure.Efficiency,
            };

    private static long? Bytes(string? text) => text is null ? null : StoreLimit.TryParse(text)?.Bytes;

    private static string For(PlacedBudget budget)
    {
        var x = budget.Settings;
        string?[] words = [x.Image, x.Mode, x.Backend, x.Device];
        return words.All(word => word is null) ? "all images" : string.Join(" ", words.OfType<string>());
    }
}
