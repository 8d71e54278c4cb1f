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
        List<KnownKey> others = [.. known.Where(x => x.Text != text).OrderByDescending(x => x.Since ?? DateTimeOffset.MinValue)];
        return NearestText.Among(text, others.Select(x => x.Text)) is { } nearest
            ? new NearestKey(Key.OfText(nearest.Text), others.First(x => x.Text == nearest.Text).Since, nearest.Changes)
            : null;
    }
}
