using Slipway.Core.Planning;
using Slipway.Core.Planning.Forecasting;

namespace Slipway.Core.WhatIf;

/// <summary>Makes the document of what would move.</summary>
/// <param name="images">The images as they would be.</param>
/// <param name="seconds">Forecasts of making them, by tag; a tag that this version does not build has none.</param>
public sealed class WhatIfReporting(IReadOnlyList<ImageMoves> images, IReadOnlyDictionary<string, PlanForecast> seconds)
{
    /// <summary>The images that would change.</summary>
    public IReadOnlyList<ImageMovesReport> Images => [.. images.Where(x => x.IsAffected).Select(Image)];

    /// <summary>The images that stay as they are.</summary>
    public IReadOnlyList<string> Unaffected => [.. images.Where(x => !x.IsAffected).Select(x => x.Now.Id)];

    /// <summary>Bytes that are sent to the registry for all images, each layer once.</summary>
    public long Push =>
        images
            .Where(x => x.IsAffected)
            .SelectMany(image => image.Layers.Select(move => (Content: move.Content(image.Now), move.Push)))
            .DistinctBy(x => x.Content)
            .Sum(x => x.Push) + images.Sum(x => x.Documents);

    private ImageMovesReport Image(ImageMoves image)
    {
        var forecast = seconds.GetValueOrDefault(image.Now.Tag);
        return new ImageMovesReport(
            image.Now.Tag,
            image.Now.Platform.ToString(),
            image.Now.Inputs is not null,
            image.Before is null,
            image.Layers.Count(x => x.IsMade),
            image.Layers.Count(x => !x.IsMade),
            image.Push,
            image.Pull,
            [.. image.Now.Groups.SelectMany(x => x.Wheels).Where(x => x.IsSdist).Select(x => $"{x.NormalizedName} {x.Version}")],
            forecast is null ? null : Math.Round(forecast.Seconds, 3),
            forecast?.Basis.ToString(),
            [.. image.Layers.Where(x => !x.IsSame).Select(x => Layer(image, x))]
        );
    }

    private static LayerMoveReport Layer(ImageMoves image, LayerMove move) =>
        new(
            move.Layer.Name,
            move.Layer.Maker.ToString(),
            move.Layer.Key.Hex,
            move.IsMade ? "make" : "found",
            move.Size.Bytes,
            move.Size.Basis.ToString().ToLowerInvariant(),
            move.Push,
            move.Pull,
            Why(image, move.Layer)
        );

    /// <summary>Compared with the image of today, not with what was ever made here.</summary>
    private static string Why(ImageMoves image, LayerPlan layer)
    {
        if (image.Before?.Layers.FirstOrDefault(x => x.Maker == layer.Maker && x.Name == layer.Name) is not { } old)
            return "a new layer";
        var words = image.Now.Inputs is { } inputs ? new ReasonWords(inputs.Service) : null;
        var changes = KeyDifference.Between(old.Inputs, layer.Inputs).Select(x => words?.Of(x) ?? $"{x.Id} {x.Before} -> {x.After}").Distinct().ToList();
        return string.Join("; ", changes.Take(Most)) + (changes.Count > Most ? $"; and {changes.Count - Most} more" : "");
    }

    private const int Most = 4;
}
