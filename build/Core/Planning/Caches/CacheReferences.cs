using Slipway.Core.Catalog;

namespace Slipway.Core.Planning.Caches;

/// <summary>
/// The names under which BuildKit's cache of one product and platform is kept. Two exports to one name keep the last writer, and a name that moves with its branch forgets what was
/// there before: so each state has a name of its own, its key, and the others only lead to a state that is near.
/// </summary>
/// <param name="Scope">Product and platform: a folder of names where a store has folders.</param>
/// <param name="Key">Of exactly this state; written once.</param>
/// <param name="Commit">Of the commit; null where it is not known.</param>
/// <param name="Branch">Of the branch; moves with it. Null at a detached head.</param>
/// <param name="MergeBase">Of the commit that the branch began at; null where it is not known.</param>
/// <param name="Main">Of the main branch.</param>
/// <param name="IsDirty">Whether files differ from the commit.</param>
public sealed record CacheReferences(string Scope, string Key, string? Commit, string? Branch, string? MergeBase, string Main, bool IsDirty)
{
    private const int HexDigits = 32;

    /// <summary>The names of a product.</summary>
    /// <param name="product">The product in kebab case, such as <c>backend-build</c>.</param>
    /// <param name="selection">What is built.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="key">Key of what it makes.</param>
    /// <param name="place">Where the checkout stands.</param>
    public static CacheReferences Of(string product, Selection selection, Platform platform, Key key, CheckoutPlace place)
    {
        var scope = CacheTag.Fit($"buildkit-{product}-{platform.Architecture}");
        var near =
            $"buildkit-{product}-{selection.Upstream.Name}-{Selection.Word(selection.Mode)}-{Selection.Word(selection.Backend)}-{Selection.Word(selection.Device)}-{platform.Architecture}";
        return new CacheReferences(
            scope,
            CacheTag.Fit($"{scope}-key-{key.Hex[..HexDigits]}"),
            AtCommit(place.Commit),
            AtBranch(place.Branch),
            AtCommit(place.MergeBase),
            AtBranch(place.Main)!,
            place.IsDirty
        );

        string? AtCommit(string? commit) => commit is null ? null : CacheTag.Fit($"{near}-commit-{commit}");

        string? AtBranch(string? branch) => branch is null ? null : CacheTag.Fit($"{near}-branch-{CacheTag.Of(branch)}");
    }

    /// <summary>What is read, nearest first: the state itself, the commit, the branch, where the branch began, the main branch.</summary>
    public IReadOnlyList<string> Reads => [.. new[] { Key, Commit, Branch, MergeBase, Main }.OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>What is written: the state, and for a clean checkout its commit and its branch, of which other states start.</summary>
    public IReadOnlyList<string> Writes => IsDirty ? [Key] : [.. new[] { Key, Commit, Branch }.OfType<string>()];
}
