namespace Slipway.Core.Planning;

/// <summary>The known key that a key is compared with: the one that differs in the fewest fields, of several the first. A plan's reasons and <c>Explain --why</c> both ask here.</summary>
/// <param name="Text">Its text (<see cref="Key.Text"/>).</param>
/// <param name="Changes">In what the present key differs from it; empty where it is the same.</param>
internal sealed record NearestText(string Text, IReadOnlyList<KeyChange> Changes)
{
    /// <summary>The nearest of some texts; null where there are none.</summary>
    /// <param name="text">The text of the present key.</param>
    /// <param name="known">The others, the newest first. No more of them are read once one is the same.</param>
    public static NearestText? Among(string text, IEnumerable<string> known)
    {
        NearestText? nearest = null;
        foreach (var candidate in known)
        {
            var changes = KeyDifference.Between(candidate, text);
            if (nearest is null || changes.Count < nearest.Changes.Count)
                nearest = new NearestText(candidate, changes);
            if (changes.Count == 0)
                break;
        }
        return nearest;
    }
}
