using Slipway.Core.Doctor;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Forecasting;
using Slipway.Core.Records;
using static Slipway.Core.Tests.Planning.TinyService;

namespace Slipway.Core.Tests.Planning;

/// <summary>Forecasts rest on the project's own records, and say on what.</summary>
[Trait("Row", "P6")]
public sealed class ForecastTests
{
    [Fact]
    public void Without_records_the_stated_rates_are_taken_and_said()
    {
        var forecast = Of(new TinyService(), Inputs);
        forecast.Basis.ToString().ShouldBe("default");
        // Four packages and two wheels of 1 MB, the model of 2 MB.
        // The packages of libraries are not in it: wheels of an index rarely need them, and a walk tells.
        forecast.Download.ShouldBe(7_000_000);
        forecast.Seconds.ShouldBeGreaterThan(Rates.Default.NativeSeconds + (8e6 / Rates.Default.DownBytes));
        forecast.PeakDisk.ShouldBeGreaterThan(forecast.Download);
        forecast.PastError.ShouldBeNull();
    }

    [Fact]
    public void What_the_store_has_need_not_be_downloaded()
    {
        var service = new TinyService();
        service.Blobs.Add(Digest.Of("model"));
        service.Blobs.Add(Deb("libc6", "2.41-12").Sha256);
        Of(service, Inputs).Download.ShouldBe(4_000_000);
    }

    [Fact]
    public void Like_runs_give_their_median_and_how_many_they_were()
    {
        var service = new TinyService();
        service.Make(Inputs);
        var changed = Inputs with { App = [App("vad/app.py", "2")] };
        BuildRecord[] records = [Run(0.5, "linux/amd64/app"), Run(0.3, "linux/amd64/app"), Run(0.9, "linux/amd64/app"), Run(50, "linux/amd64/base")];
        var forecast = Of(service, changed, records);
        forecast.Seconds.ShouldBe(0.5);
        forecast.Basis.ToString().ShouldBe("from 3 runs");
        forecast.Layers.Values.Single().Basis.ShouldBe(new Basis(BasisKind.Runs, 3));
        forecast.Layers.Values.Single().Packed.ShouldBe(15_000);
    }

    [Fact]
    public void A_layer_of_another_name_is_told_by_the_rate_of_its_maker()
    {
        var service = new TinyService();
        service.Make(Inputs);
        var record = Run(1, "linux/arm64/app");
        var layer = Of(service, Inputs with { App = [App("vad/app.py", "2")] }, [record]).Layers.Values.Single();
        layer.Basis.ToString().ShouldBe("from 1 layer of that maker");
        // 45 kB in 0.01 s.
        layer.Seconds.ShouldBe(layer.Unpacked / 4.5e6, 0.001);
    }

    [Fact]
    public void Only_what_the_registry_lacks_is_pushed()
    {
        var service = new TinyService();
        var plan = service.Make(Inputs);
        var now = service.Plan(Inputs with { App = [App("vad/app.py", "2")] });
        var has = now.Layers.Where(x => x.Packed is not null && x.Name != "venv").Select(x => x.Packed!.Digest).ToHashSet();
        var forecast = Forecaster([Run(1, "linux/amd64/app")], service).Of(now, pushes: true, has);
        forecast.Upload.ShouldBe(15_000 + 1000);
        Forecaster([], service).Of(now, pushes: false).Upload.ShouldBeNull();
    }

    [Fact]
    public void The_error_of_earlier_forecasts_is_reported()
    {
        BuildRecord[] records =
        [
            .. new[] { 0.1, -0.3, 0.2 }.Select(error => Run(1, "linux/amd64/app") with { Forecast = new ForecastRecord(1, 0, "default", error) }),
        ];
        Of(new TinyService(), Inputs, records).PastError.ShouldBe(0.2);
    }

    [Fact]
    [Trait("Row", "M7")]
    public void What_Doctor_asks_of_the_disk_is_this_forecast()
    {
        var service = new TinyService();
        var forecast = Of(service, Inputs);
        var disk = DiskForecast.Of(forecast, runs: true);
        disk.Store.ShouldBe(forecast.PeakDisk);
        disk.Output.ShouldBe(forecast.Layers.Values.Sum(x => x.Packed));
        // One package of 1 MB, packed and unpacked to three times its size, and the image.
        disk.Engine.ShouldBe(4_000_000 + forecast.Layers.Values.Sum(x => x.Packed + x.Unpacked));
        DiskForecast.Of(forecast, runs: false).Engine.ShouldBe(4_000_000);
        service.Make(Inputs);
        DiskForecast.Of(Of(service, Inputs), runs: true).ShouldBe(new DiskForecast(0, 0, 0, "nothing to make"));
    }

    [Theory]
    [InlineData("{\"schema\":1,\"id\":\"x\"}")]
    [InlineData("{\"schema\":3}")]
    [InlineData("{")]
    [InlineData("null")]
    public void A_record_of_another_version_or_none_at_all_is_skipped(string json) => BuildRecord.Read(json).ShouldBeNull();

    private static PlanForecast Of(TinyService service, PlanInputs inputs, params BuildRecord[] records) =>
        Forecaster(records, service).Of(service.Plan(inputs), pushes: false);

    private static Forecaster Forecaster(IReadOnlyList<BuildRecord> records, IStoreFacts store) => new(new History(records), Rates.Default, store, cores: 2);

    private static BuildRecord Run(double seconds, string made) =>
        new(
            BuildRecord.CurrentSchema,
            "1",
            "vad",
            "minimal-onnx-cpu",
            "debian",
            "",
            seconds,
            [],
            [new LayerRecord(made, made.EndsWith("app", StringComparison.Ordinal) ? "App" : "Base", "", "made", 0.01, 45_000, 15_000, "", "", "")],
            [],
            "",
            [],
            [],
            new Dictionary<string, string>(),
            0,
            null
        );
}
