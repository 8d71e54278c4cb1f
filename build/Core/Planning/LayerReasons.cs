using Slipway.Core.Images;

namespace Slipway.Core.Planning;

/// <summary>Finds out why a layer has to be made: compares its key with the nearest one that was ever made, not just with the last.</summary>
/// <param name="earlier">What earlier builds made.</param>
/// <param name="words">Says a change.</param>
internal sealed class LayerReasons(IEarlierKeys earlier, ReasonWords words)
{
    /// <summary>Why a layer that was not found has to be made.</summary>
    /// <param name="maker">Its maker.</param>
    /// <param name="name">Its name.</param>
    /// <param name="platform">Platform of its image.</param>
    /// <param name="text">Its key's text.</param>
    public IReadOnlyList<Reason> Of(LayerMaker maker, string name, string platform, string text) => Of(earlier.Of(maker, name, platform), text, words);

    /// <summary>Why a wheel that was not found has to be compiled.</summary>
    /// <param name="name">Normalized name of the package.</param>
    /// <param name="text">Its key's text.</param>
    public IReadOnlyList<Reason> OfWheel(string name, string text) => Of(earlier.OfWheel(name), text, words.For("wheelhouse"));

    private static IReadOnlyList<Reason> Of(IEnumerable<string> texts, string text, ReasonWords words)
    {
        if (Nearest(texts, text) is not { } nearest)
            return [new Reason(ReasonKind.New, "never made here")];
        var changes = KeyDifference.Between(nearest, text);
        return changes.Count == 0
            ? [new Reason(ReasonKind.Gone, "no longer in the store")]
            : [.. changes.Select(x => new Reason(ReasonKind.Input, words.Of(x), x)).DistinctBy(x => x.Text)];
    }

    private static string? Nearest(IEnumerable<string> texts, string text)
    {
        string? nearest = null;
        var least = int.MaxValue;
        HashSet<string>? lines = null;
        foreach (var candidate in texts)
        {
            if (candidate == text)
                return candidate;
            if (nearest is null)
            {
                // Where it is the only one it need not be measured.
                nearest = candidate;
                continue;
            }
            if (lines is null)
            {
                lines = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
                least = KeyDifference.Distance(lines, nearest);
            }
            var distance = KeyDifference.Distance(lines, candidate);
            if (distance < least)
                (nearest, least) = (candidate, distance);
        }
        return nearest;
    }
}
