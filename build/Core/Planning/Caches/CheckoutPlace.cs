namespace Slipway.Core.Planning.Caches;

/// <summary>Where a checkout stands in its history: which caches are near to it.</summary>
/// <param name="Commit">Its commit, full hash; null outside a repository.</param>
/// <param name="IsDirty">Whether tracked files differ from it: then it is no commit's and no branch's state.</param>
/// <param name="Branch">Its branch; null at a detached head.</param>
/// <param name="MergeBase">The newest commit that it shares with the main branch; null where that is not known.</param>
/// <param name="Main">Name of the main branch.</param>
/// <param name="Note">What could not be found out, for people; null for nothing.</param>
public sealed record CheckoutPlace(string? Commit, bool IsDirty, string? Branch, string? MergeBase, string Main, string? Note)
{
    /// <summary>The main branch where nobody says which it is.</summary>
    public const string DefaultMain = "main";

    /// <summary>A folder that is in no repository.</summary>
    /// <param name="reason">Why nothing is known.</param>
    public static CheckoutPlace Unknown(string reason) => new(null, true, null, null, DefaultMain, reason);
}
