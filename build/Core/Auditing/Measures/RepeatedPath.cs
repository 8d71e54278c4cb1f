namespace Slipway.Core.Auditing.Measures;

/// <summary>A path that dive meets more than once.</summary>
/// <param name="layers">The layer of the first visit.</param>
/// <param name="least">Bytes of the first visit.</param>
internal sealed class RepeatedPath(List<int> layers, long least)
{
    /// <summary>The layers that bring or delete it, lowest first.</summary>
    public List<int> Layers { get; } = layers;

    /// <summary>The least bytes of a visit.</summary>
    public long Least { get; set; } = least;
}
