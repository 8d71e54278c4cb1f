namespace Slipway.Core.Planning.Forecasting;

/// <summary>What a forecast rests on.</summary>
public enum BasisKind
{
    /// <summary>Stated rates (<see cref="Rates"/>): nothing like it was ever made here.</summary>
    Default,

    /// <summary>How fast the same maker was with other layers.</summary>
    Rate,

    /// <summary>The median of like runs.</summary>
    Runs,
}

/// <summary>What a forecast rests on, and on how many cases of it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Count">Runs, or layers of the maker; 0 for defaults.</param>
public sealed record Basis(BasisKind Kind, int Count)
{
    /// <summary>Stated rates.</summary>
    public static readonly Basis Default = new(BasisKind.Default, 0);

    /// <summary>As it stands beside a figure.</summary>
    public override string ToString() =>
        Kind switch
        {
            BasisKind.Runs => Count == 1 ? "from 1 run" : $"from {Count} runs",
            BasisKind.Rate => Count == 1 ? "from 1 layer of that maker" : $"from {Count} layers of that maker",
            _ => "default",
        };
}
