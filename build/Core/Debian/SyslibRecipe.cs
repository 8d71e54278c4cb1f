namespace Slipway.Core.Debian;

/// <summary>A better provider of libraries than the one that dependencies name.</summary>
/// <param name="Package">When this package is in a closure,</param>
/// <param name="Preferred">this one is added, and its libraries come first.</param>
/// <param name="Reason">For people.</param>
public sealed record SyslibRecipe(string Package, string Preferred, string Reason)
{
    /// <summary>One line a choice.</summary>
    public static readonly IReadOnlyList<SyslibRecipe> All =
    [
        new("libblas3", "libopenblas0-pthread", "the reference implementation is many times slower, and the alternatives system would choose OpenBLAS"),
        new("liblapack3", "libopenblas0-pthread", "the reference implementation is many times slower, and the alternatives system would choose OpenBLAS"),
    ];
}
