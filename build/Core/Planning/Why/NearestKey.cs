namespace Slipway.Core.Planning.Why;

/// <summary>The known key that differs in the fewest fields; of several the newest.</summary>
/// <param name="Key">The key.</param>
/// <param name="Since">Since when it is known here; null where a cache knows it and this machine does not.</param>
/// <param name="Changes">In what the present key differs from it; never empty.</param>
public sealed record NearestKey(Key Key, DateTimeOffset? Since, IReadOnlyList<KeyChange> Changes)
{
    /// <summary>The nearest of some keys; null where no other key is known.</summary>
    /// <param name="text">Text of the present key.</param>
    /// <param name="known">Keys that are known; the present one among them is passed over.</param>
    public static NearestKey? Of(string text, IEnumerable<KnownKey> known)
    {
        NearestKey? nearest = null;
        foreach (var candidate in known.Where(x => x.Text != text).OrderByDescending(x => x.Since ?? DateTimeOffset.MinValue))
        {
            var changes = KeyDifference.Between(candidate.Text, text);
            if (nearest is null || changes.Count < nearest.Changes.Count)
                nearest = new NearestKey(Key.OfText(candidate.Text), candidate.Since, changes);
        }
        return nearest;
    }
}
