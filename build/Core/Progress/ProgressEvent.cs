namespace Slipway.Core.Progress;

/// <summary>One thing that happened to one row.</summary>
/// <param name="Kind">What the row is about.</param>
/// <param name="Name">Its name; a row is known by kind and name.</param>
/// <param name="State">How far it is now.</param>
/// <param name="At">Seconds since the run began.</param>
public sealed record ProgressEvent(ProgressKind Kind, string Name, RowState State, double At)
{
    /// <summary>Bytes so far; of a layer that was made, its packed bytes.</summary>
    public long? Bytes { get; init; }

    /// <summary>Bytes that there will be; null where nobody knows.</summary>
    public long? TotalBytes { get; init; }

    /// <summary>Seconds that it took, when it has ended.</summary>
    public double? Seconds { get; init; }

    /// <summary>A few words for people; empty for none.</summary>
    public string Note { get; init; } = "";
}
