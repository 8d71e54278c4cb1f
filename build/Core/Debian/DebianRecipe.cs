namespace Slipway.Core.Debian;

/// <summary>What a recipe says about a distribution.</summary>
public enum RecipeKind
{
    /// <summary>This file or folder of the wheel is left out, also when a link there leads to another package.</summary>
    LeaveOut,

    /// <summary>This file or folder of the wheel is kept although a general rule or a <see cref="LeaveOut"/> drops them.</summary>
    Keep,

    /// <summary>Files of that further package belong to the same wheel, or are what its links lead to.</summary>
    Companion,

    /// <summary>That package is not taken although the distribution's package depends on it.</summary>
    NotNeeded,
}

/// <summary>One deviation from the general rules of conversion.</summary>
/// <param name="Distribution">Normalized name of the distribution.</param>
/// <param name="Kind">What the recipe says.</param>
/// <param name="Value">A path of the wheel, or a package.</param>
/// <param name="Reason">For people.</param>
public sealed record DebianRecipe(string Distribution, RecipeKind Kind, string Value, string Reason);
