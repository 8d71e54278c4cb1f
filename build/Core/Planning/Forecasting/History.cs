using Slipway.Core.Images;
using Slipway.Core.Records;

namespace Slipway.Core.Planning.Forecasting;

/// <summary>What the project's own records say of like runs.</summary>
/// <param name="records">Newest first.</param>
public sealed class History(IReadOnlyList<BuildRecord> records)
{
    /// <summary>More like runs than these say nothing new, and a machine changes.</summary>
    private const int Enough = 9;

    /// <summary>Nothing was ever made.</summary>
    public static readonly History Empty = new([]);

    /// <summary>The newest layer of that name and platform, found or made; null where there is none.</summary>
    /// <param name="id"><see cref="LayerPlan.Id"/>.</param>
    /// <param name="maker">Its maker.</param>
    public LayerRecord? Like(string id, LayerMaker maker) => Layers(maker).FirstOrDefault(x => x.Id == id);

    /// <summary>Seconds for a layer: the median of those of its name and platform, else by the median rate of its maker; null where the maker made none.</summary>
    /// <param name="id"><see cref="LayerPlan.Id"/>.</param>
    /// <param name="maker">Its maker.</param>
    /// <param name="bytes">Bytes that its tar will have.</param>
    public (double Seconds, Basis Basis)? Seconds(string id, LayerMaker maker, long bytes)
    {
        var made = Layers(maker).Where(x => x.State == "made").ToList();
        var like = made.Where(x => x.Id == id).Take(Enough).Select(x => x.Seconds).ToList();
        if (like.Count > 0)
            return (Median.Of(like), new Basis(BasisKind.Runs, like.Count));
        var rates = made.Where(x => x is { BytesIn: > 0, Seconds: > 0 }).Take(Enough).Select(x => x.BytesIn / x.Seconds).ToList();
        return rates.Count == 0 ? null : (bytes / Median.Of(rates), new Basis(BasisKind.Rate, rates.Count));
    }

    /// <summary>Seconds that a product took when it was made; null where it never was.</summary>
    /// <param name="product">Its name.</param>
    public double? Seconds(string product) =>
        records.SelectMany(x => x.Products).Where(x => x.Name == product && x.State == "made").Take(Enough).Select(x => x.Seconds).ToList()
            is { Count: > 0 } like
            ? Median.Of(like)
            : null;

    /// <summary>Wall times of runs that made the same layers of the same image, compiled native code or not as that one and no wheels, and were pushed or not as that one.</summary>
    /// <param name="tag">Tag of the image.</param>
    /// <param name="made">Ids of the layers that are made.</param>
    /// <param name="compiles">Whether native code is compiled.</param>
    /// <param name="pushes">Whether the image is pushed.</param>
    public IReadOnlyList<double> Runs(string tag, IReadOnlySet<string> made, bool compiles, bool pushes) =>
        [
            .. records
                .Where(x =>
                    x.Tag == tag
                    && x.Deliveries.Any(y => y.To == "registry") == pushes
                    && x.Products.Any(y => y is { Name: "BackendBuild", State: "made" }) == compiles
                    // Its steps compile wheels: a run that had some to compile tells nothing about one that has none.
                    && x.Products.All(y => y is not { Name: "Wheelhouse", StepsRun: > 0 })
                    && made.SetEquals(x.Layers.Where(y => y.State == "made").Select(y => y.Id))
                )
                .Take(Enough)
                .Select(x => x.Seconds),
        ];

    /// <summary>Median of the absolute errors of earlier forecasts; null where there are none.</summary>
    public double? Error =>
        records.Where(x => x.Forecast is not null).Take(Enough).Select(x => Math.Abs(x.Forecast!.Error)).ToList() is { Count: > 0 } errors
            ? Median.Of(errors)
            : null;

    private IEnumerable<LayerRecord> Layers(LayerMaker maker) => records.SelectMany(x => x.Layers).Where(x => x.Maker == maker.ToString());
}
