namespace Slipway.Core.Layering;

/// <summary>What replaying a series showed.</summary>
/// <param name="Name">The series.</param>
/// <param name="Steps">Updates in it.</param>
/// <param name="Floor">Bytes of all new wheels: no plan moves less.</param>
/// <param name="Planned">The planner's results, by limit: <c>16</c>, <c>32</c> and <c>default</c>.</param>
/// <param name="Baselines">Results of simple rules, by name.</param>
public sealed record SeriesFigures(
    string Name,
    int Steps,
    long Floor,
    IReadOnlyList<(string Limit, ReplayResult Result)> Planned,
    IReadOnlyList<(string Name, ReplayResult Result)> Baselines
)
{
    /// <summary>Replays a series. What was learnt from it is left out.</summary>
    /// <param name="series">The series.</param>
    /// <param name="histories">Histories of other projects.</param>
    public static SeriesFigures Of(LockSeries series, IReadOnlyList<ChangeHistory> histories)
    {
        var others = LayerReplay.LeaveOut(histories, series);
        IReadOnlyList<(string, ReplayResult)> planned =
        [
            ("16", LayerReplay.Planned(series, 16, others)),
            ("32", LayerReplay.Planned(series, 32, others)),
            ("default", LayerReplay.Planned(series, LayerCost.Limit, others)),
        ];
        return new SeriesFigures(series.Name, planned[0].Item2.Floor.Count, planned[0].Item2.Floor.Sum(), planned, [.. LayerBaselines.All(series)]);
    }
}
