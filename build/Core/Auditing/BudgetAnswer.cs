namespace Slipway.Core.Auditing;

/// <summary>A budget and what the image makes of it.</summary>
/// <param name="Name">What is budgeted, in words, such as <c>packed bytes of onnx on cpu</c>.</param>
/// <param name="Limit">Most bytes.</param>
/// <param name="Found">Bytes of the image.</param>
/// <param name="Origin">Where the budget stands: <c>slipway.json</c> with line, or <c>default</c>.</param>
/// <param name="Growth">What grew since the last record, the most first; empty where nothing is known.</param>
public sealed record BudgetAnswer(string Name, long Limit, long Found, string Origin, IReadOnlyList<GrowthBlame> Growth)
{
    /// <summary>What is measured. Limit and found of an efficiency are millionths, and the limit is the least.</summary>
    public BudgetMeasure Measure { get; init; }

    /// <summary>Id of the record that growth is counted from; null where there is none.</summary>
    public string? Since { get; init; }

    /// <summary>Whether the image is too large, or not efficient enough.</summary>
    public bool IsBroken => Measure == BudgetMeasure.Efficiency ? Found < Limit : Found > Limit;
}

/// <summary>What a budget measures.</summary>
public enum BudgetMeasure
{
    /// <summary>Packed bytes of the layers.</summary>
    Packed,

    /// <summary>Bytes of the layers' tars.</summary>
    Unpacked,

    /// <summary>Bytes that a container cannot see or sees again.</summary>
    Waste,

    /// <summary>The share of bytes that are no waste.</summary>
    Efficiency,
}

/// <summary>Something that grew.</summary>
/// <param name="Kind">layer, package or file.</param>
/// <param name="Name">Which.</param>
/// <param name="Before">Bytes in the last record; null where it is new.</param>
/// <param name="Now">Bytes now.</param>
/// <param name="LockLine">The lock's line to blame; null where there is none.</param>
public sealed record GrowthBlame(string Kind, string Name, long? Before, long Now, string? LockLine = null)
{
    /// <summary>Bytes that came on top.</summary>
    public long Bytes => Now - (Before ?? 0);
}
