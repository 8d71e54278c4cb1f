using Slipway.Core.Commands;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Forecasting;

namespace Slipway.Core.Rendering;

/// <summary>Makes the document of a plan.</summary>
/// <param name="plan">The plan.</param>
/// <param name="forecast">What it will cost.</param>
/// <param name="rates">What the forecast rests on where nothing is known.</param>
public sealed class PlanReporting(BuildPlan plan, PlanForecast forecast, Rates rates)
{
    /// <summary>Layers that the registry has; null where it was not asked.</summary>
    public IReadOnlySet<Digest>? InRegistry { get; init; }

    /// <summary>Where the choices that it rests on were given.</summary>
    public ParameterOrigins Origins { get; init; } = ParameterOrigins.None;

    /// <summary>Where the image would go.</summary>
    public IReadOnlyList<PlaceReport> Places { get; init; } = [];

    /// <summary>What a reader should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The document.</summary>
    public PlanReport Report() =>
        new(
            PlanReport.CurrentSchema,
            plan.Inputs.Service.Name,
            plan.Inputs.Selection.Tag,
            plan.Inputs.Selection.Upstream.Name,
            SelectionText.Render(plan.Inputs.Selection, Origins),
            plan.Key.Hex,
            [
                .. new[] { plan.BuildBase, plan.Wheelhouse, plan.BackendBuild }.Select(x => new ProductReport(
                    x.Name,
                    x.Key.Hex,
                    Word(x.State),
                    Reasons(x.Reasons)
                )),
            ],
            [.. plan.Images.Select(x => new ImageReport(x.Platform.ToString(), x.Key.Hex, [.. x.Layers.Select(Layer)]))],
            Places,
            new ForecastReport(
                Math.Round(forecast.Seconds, 3),
                forecast.Download,
                forecast.Upload,
                forecast.PeakDisk,
                forecast.Basis.ToString(),
                forecast.PastError is { } error ? Math.Round(error, 3) : null,
                RestsOnRates ? rates.ToString() : "",
                Counted(forecast.Compiles.Count),
                Counted(forecast.Compiles.Values.Count(x => x is null))
            ),
            Notes
        )
        {
            Compiles = plan.Compiles.Count == 0 ? null : [.. plan.Compiles.Select(Compile)],
        };

    private static int? Counted(int count) => count == 0 ? null : count;

    private CompileReport Compile(CompilePlan wheel) =>
        new(
            wheel.Platform.ToString(),
            wheel.Record.Name,
            wheel.Record.Version,
            wheel.Key.Hex,
            Word(wheel.State),
            wheel.Wheel?.FileName,
            Reasons(wheel.Reasons),
            forecast.Compiles.GetValueOrDefault(wheel.Key) is { } last ? Math.Round(last.Seconds, 1) : null,
            forecast.Compiles.GetValueOrDefault(wheel.Key)?.Jobs
        );

    private bool RestsOnRates =>
        forecast.Download > 0 || forecast.Basis.Kind == BasisKind.Default || forecast.Layers.Values.Any(x => x.Basis.Kind == BasisKind.Default);

    private LayerReport Layer(LayerPlan layer)
    {
        var cost = layer.State == PlanState.Make ? forecast.Layers[layer.Key] : null;
        return new LayerReport(
            layer.Name,
            layer.Maker.ToString(),
            layer.Key.Hex,
            Word(layer.State),
            layer.Packed is not { } found ? []
                : layer.Repository is not null ? ["registry"]
                : InRegistry?.Contains(found.Digest) == true ? ["store", "registry"]
                : ["store"],
            layer.Packed?.Digest.ToString(),
            layer.Packed?.Size ?? cost!.Packed,
            Reasons(layer.Reasons),
            cost is null ? null : Math.Round(cost.Seconds, 3),
            cost?.Download,
            cost?.Basis.ToString()
        );
    }

    private static IReadOnlyList<ReasonReport> Reasons(IReadOnlyList<Reason> reasons) =>
        [
            .. reasons.Select(x => new ReasonReport(
                x.Kind.ToString().ToLowerInvariant(),
                x.Text,
                x.Change?.Field,
                x.Change?.Id,
                x.Change?.Before,
                x.Change?.After
            )),
        ];

    /// <summary>A state as documents write it.</summary>
    /// <param name="state">The state.</param>
    internal static string Word(PlanState state) =>
        state switch
        {
            PlanState.Found => "found",
            PlanState.Make => "make",
            _ => "not needed",
        };
}
