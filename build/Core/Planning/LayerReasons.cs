using Slipway.Core.Images;

namespace Slipway.Core.Planning;

/// <summary>Finds out why a layer has to be made: compares its key with the nearest one that was ever made, not just with the last.</summary>
/// <param name="earlier">What earlier builds made.</param>
/// <param name="words">Says a change.</param>
internal sealed class LayerReasons(IEarlierKeys earlier, ReasonWords words)
{
    /// <summary>Why a layer that was not found has to be made.</summary>
    /// <param name="maker">Its maker.</param>
    /// <param name="name">Its name.</param>
    /// <param name="platform">Platform of its image.</param>
    /// <param name="text">Its key's text.</param>
    public IReadOnlyList<Reason> Of(LayerMaker maker, string name, string platform, string text) => Of(earlier.Of(maker, name, platform), text, words);

    /// <summary>Why a wheel that was not found has to be compiled.</summary>
    /// <param name="name">Normalized name of the package.</param>
    /// <param name="text">Its key's text.</param>
    public IReadOnlyList<Reason> OfWheel(string name, string text) => Of(earlier.OfWheel(name), text, words.For("wheelhouse"));

    private static IReadOnlyList<Reason> Of(IEnumerable<string> texts, string text, ReasonWords words) =>
        NearestText.Among(text, texts) switch
        {
            null => [new Reason(ReasonKind.New, "never made here")],
            { Changes.Count: 0 } => [new Reason(ReasonKind.Gone, "no longer in the store")],
            var nearest => [.. nearest.Changes.Select(x => new Reason(ReasonKind.Input, words.Of(x), x)).DistinctBy(x => x.Text)],
        };
}
