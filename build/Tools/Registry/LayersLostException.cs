using Slipway.Core.Images;

namespace Slipway.Tools.Registry;

/// <summary>Layers that a registry listed a moment ago cannot be had from it. Who makes layers can make these, too.</summary>
/// <param name="lost">What was wrong with each.</param>
public sealed class LayersLostException(IReadOnlyDictionary<Digest, string> lost)
    : Exception(string.Join("; ", lost.Select(x => $"{x.Key.Abbreviated}: {x.Value}")))
{
    /// <summary>What was wrong with each.</summary>
    public IReadOnlyDictionary<Digest, string> Lost { get; } = lost;
}
