using Slipway.Core.Catalog;
using Slipway.Core.Json;

namespace Slipway.Core.Auditing.Budgets;

/// <summary>A budget and where it stands.</summary>
/// <param name="Settings">The budget.</param>
/// <param name="Origin">File and line, such as <c>slipway.json:24</c>.</param>
public sealed record PlacedBudget(BudgetSettings Settings, string Origin)
{
    /// <summary>The budgets of slipway.json with their lines.</summary>
    /// <param name="settings">What the reader made of the text.</param>
    /// <param name="json">The text.</param>
    /// <param name="path">Its path, for messages.</param>
    public static IReadOnlyList<PlacedBudget> Of(Settings settings, string json, string path)
    {
        if (settings.Budgets is not { Count: > 0 } budgets)
            return [];
        var items = PlacedReader.Read(json, path, trailingCommas: true).Members.First(x => x.Name == "budgets").Value.Items;
        return [.. budgets.Zip(items, (budget, item) => new PlacedBudget(budget, $"{path}:{item.Place.Line}"))];
    }

    /// <summary>Whether it is for an image. A choice that it asks for and that is not known of the image does not fit.</summary>
    /// <param name="subject">The image.</param>
    internal bool Fits(BudgetSubject subject) =>
        Fits(Settings.Image, subject.Image)
        && Fits(Settings.Mode, Word(subject.Mode))
        && Fits(Settings.Backend, Word(subject.Backend))
        && Fits(Settings.Device, Word(subject.Device));

    /// <summary>How specific it is: the number of its selectors first, then which: image before mode before backend before device.</summary>
    internal int Rank =>
        new[] { Settings.Image, Settings.Mode, Settings.Backend, Settings.Device }.Count(x => x is not null) * 16
        + (Settings.Image is null ? 0 : 8)
        + (Settings.Mode is null ? 0 : 4)
        + (Settings.Backend is null ? 0 : 2)
        + (Settings.Device is null ? 0 : 1);

    private static bool Fits(string? asked, string? known) => asked is null || asked == known;

    private static string? Word(Enum? choice) => choice is null ? null : Selection.Word(choice);
}
