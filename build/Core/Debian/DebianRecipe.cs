namespace Slipway.Core.Debian;

/// <summary>What a recipe says about a distribution.</summary>
public enum RecipeKind
{
    /// <summary>Paths of the wheel that begin so are left out, also when a link there leads to another package.</summary>
    LeaveOut,

    /// <summary>Paths of the wheel that begin so are kept although a general rule drops them.</summary>
    Keep,

    /// <summary>Files of that further package belong to the same wheel.</summary>
    Companion,
}

/// <summary>One deviation from the general rules of conversion.</summary>
/// <param name="Distribution">Normalized name of the distribution.</param>
/// <param name="Kind">What the recipe says.</param>
/// <param name="Value">A beginning of paths, or a package.</param>
/// <param name="Reason">For people.</param>
public sealed record DebianRecipe(string Distribution, RecipeKind Kind, string Value, string Reason);
