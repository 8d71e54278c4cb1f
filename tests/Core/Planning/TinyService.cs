using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Layering;
using Slipway.Core.Locks;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Forecasting;
using Slipway.Core.Planning.Keys;

namespace Slipway.Core.Tests.Planning;

/// <summary>A small service whose every input a test may change, and what an earlier build of it left.</summary>
internal sealed class TinyService : IEarlierKeys, IStoreFacts
{
    public static readonly ServiceFacts Service = new(
        "vad",
        "service",
        ["vad"],
        "/app",
        "service/native",
        "service/model.json",
        ["python"],
        [],
        8000,
        new Dictionary<string, string>(),
        "/",
        []
    );

    public static readonly PlanInputs Inputs = new(
        new Selection(Mode.Minimal, Device.Cpu, Backend.Onnx, [Platform.Amd64], Upstreams.Debian),
        Service,
        [OnePlatform(Wheel("numpy", "2.2.4"), Wheel("idna", "3.10"))],
        [App("vad/app.py", "1"), App("vad/b.py", "1")],
        [App("frames.cpp", "1")],
        new ModelPin("p", "1", "", "m.onnx", Digest.Of("model").Hex, 2_000_000, "/opt/model/m.onnx", ""),
        [Deb("gcc-14", "14.2.0-19")],
        new StepFiles(Digest.Of("build-base"), [App("steps/configure-toolchain.sh", "1"), App("steps/sccache-compiler.sh", "1")]),
        new StepFiles(
            Digest.Of("backend-build"),
            [.. new[] { "compiler-cache.sh", "without-network.py", "compile-native.sh" }.Select(x => App($"steps/{x}", "1"))]
        ),
        Platform.Amd64
    )
    {
        Bytecode = Digest.Of("compile-bytecode.py"),
    };

    public Dictionary<Key, PackedLayer> Layers { get; } = [];

    public Dictionary<string, List<string>> Texts { get; } = [];

    public HashSet<Digest> Blobs { get; } = [];

    public static FileFact App(string path, string content, int mode = FileModes.Plain) => new(path, mode, Digest.Of(content));

    public static DebPackage Deb(string name, string version) =>
        new(name, version, "amd64", $"pool/{name}_{version}.deb", 1_000_000, Digest.Of(name + version));

    public static LockedPackage Wheel(string name, string version, long size = 1_000_000) =>
        new(name, version, Digest.Of(name + version), $"{name}-{version}-py3-none-any.whl", size, [LockedPackage.Root], false, []);

    public static PlatformInputs OnePlatform(params LockedPackage[] wheels) =>
        new(
            Platform.Amd64,
            "3.13.5",
            [Deb("libc6", "2.41-12"), Deb("libpython3.13-stdlib", "3.13.5-2")],
            [Deb("libopenblas0", "0.3.29")],
            [new WheelGroup("small", wheels)],
            new DebLock("", "trixie", "", "", [])
        );

    /// <summary>Plans, and takes everything as made.</summary>
    public BuildPlan Make(PlanInputs inputs)
    {
        var plan = Plan(inputs);
        foreach (var layer in plan.Layers)
        {
            Layers.TryAdd(layer.Key, new PackedLayer(Digest.Of(layer.Key.Hex), Digest.Of(layer.Key.Hex), 1000, 3000, 1, LayerFormat.Zstd, ""));
            Texts.TryAdd(layer.Name, []);
            Texts[layer.Name].Insert(0, layer.Inputs);
        }
        return plan;
    }

    public BuildPlan Plan(PlanInputs inputs) => new Planner(Layers.GetValueOrDefault, this).Plan(inputs);

    public IEnumerable<string> Of(LayerMaker maker, string name, string platform) => Texts.GetValueOrDefault(name) ?? [];

    public bool Has(Digest blob) => Blobs.Contains(blob);

    public Dictionary<string, CompileForecast> LastCompiles { get; } = [];

    public CompileForecast? LastCompile(string name) => LastCompiles.GetValueOrDefault(name);

    public bool HasLayer(Key key) => false;

    public bool HasExport(Key layer) => false;
}
