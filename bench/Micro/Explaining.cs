using BenchmarkDotNet.Attributes;
using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Layering;
using Slipway.Core.Locks;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Forecasting;
using Slipway.Core.Planning.Keys;
using Slipway.Core.Rendering;

namespace Slipway.Bench;

/// <summary>Explain in memory: images of 500 packages each, no two alike, in which one package moved: planned, compared, forecast and written as JSON.</summary>
[MemoryDiagnoser]
public class Explaining : IEarlierKeys, IStoreFacts
{
    private const int Packages = 500;
    private readonly Dictionary<Key, PackedLayer> _layers = [];
    private readonly Dictionary<string, string> _texts = [];
    private PlanInputs[] _inputs = [];
    private int _image;

    [Params(50, 100, 200)]
    public int Images { get; set; }

    [GlobalSetup]
    public void Make()
    {
        for (_image = 0; _image < Images; _image++)
        {
            foreach (var layer in Plan(Inputs(_image, "1.0")).Layers)
            {
                _layers[layer.Key] = new PackedLayer(Digest.Of(layer.Key.Hex), Digest.Of(layer.Key.Hex), 1000, 3000, 1, LayerFormat.Zstd, "");
                _texts[$"{_image}/{layer.Name}"] = layer.Inputs;
            }
        }
        _inputs = [.. Enumerable.Range(0, Images).Select(x => Inputs(x, "1.1"))];
    }

    [Benchmark]
    public int Explain()
    {
        var length = 0;
        for (_image = 0; _image < Images; _image++)
        {
            var plan = Plan(_inputs[_image]);
            var forecast = new Forecaster(History.Empty, Rates.Default, this, 2).Of(plan, pushes: false);
            length += new PlanReporting(plan, forecast, Rates.Default).Report().ToJson().Length;
        }
        return length;
    }

    public IEnumerable<string> Of(LayerMaker maker, string name, string platform) => _texts.TryGetValue($"{_image}/{name}", out var text) ? [text] : [];

    public bool Has(Digest blob) => true;

    public bool HasLayer(Key key) => true;

    public bool HasExport(Key layer) => true;

    private BuildPlan Plan(PlanInputs inputs) => new Planner(_layers.GetValueOrDefault, this).Plan(inputs);

    /// <summary>Of the 500 packages 30 are large and have a layer each; the first of them has the version that is asked for.</summary>
    private static PlanInputs Inputs(int image, string version)
    {
        var wheels = Enumerable
            .Range(0, Packages)
            .Select(x => Wheel($"package-{image}-{x}", x == 0 ? version : "1.0", x < 30 ? 10_000_000 + x : 100_000))
            .ToList();
        var groups = wheels.Take(30).Select(x => new WheelGroup(x.Name, [x])).Append(new WheelGroup("small", [.. wheels.Skip(30)]));
        DebPackage[] debs = [.. Enumerable.Range(0, 40).Select(x => new DebPackage($"deb{x}", "1", "amd64", "", 1000, Digest.Of($"{image} {x}")))];
        var platform = new PlatformInputs(Platform.Amd64, "3.13.5", debs, debs, [.. groups], new DebLock("", "", "", "", []));
        return new PlanInputs(
            new Selection(Mode.Minimal, Device.Cpu, Backend.Onnx, [Platform.Amd64], Upstreams.Debian),
            new ServiceFacts($"s{image}", "service", [], "/app", "", "", ["python"], [], 8000, new Dictionary<string, string>(), "/", []),
            [platform],
            [new FileFact("app.py", FileModes.Plain, Digest.Of("app"))],
            [],
            null,
            [],
            new StepFiles(Digest.Of("a"), []),
            new StepFiles(Digest.Of("b"), []),
            Platform.Amd64
        );
    }

    private static LockedPackage Wheel(string name, string version, long size) =>
        new(name, version, Digest.Of(name + version), $"{name}-{version}-cp313-cp313-manylinux_2_28_x86_64.whl", size, [LockedPackage.Root], false, []);
}
