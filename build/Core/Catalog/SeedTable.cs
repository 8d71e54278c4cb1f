namespace Slipway.Core.Catalog;

/// <summary>A cell of the tables of the document that the modes were asked for in.</summary>
/// <param name="Row">Aspect, or mode.</param>
/// <param name="Column">Mode, or device and system.</param>
/// <param name="Asked">What the document says.</param>
/// <param name="Ours">What is so here.</param>
/// <param name="Difference">Why it is otherwise; empty where it is met.</param>
public sealed record SeedCell(string Row, string Column, string Asked, string Ours, string Difference = "");

/// <summary>The document's two tables, cell by cell.</summary>
public static class SeedTable
{
    private const string OneEngine = "one engine an image: engines pin different versions of the same packages";
    private const string LinuxEngine = "a Linux engine builds it there, as hosts without a GPU may; it runs on Linux with a GPU only";
    private static readonly string[] s_modes = ["Minimal", "Recommended", "Full"];

    /// <summary>All cells, row by row.</summary>
    /// <param name="table">The compatibility table: times, sizes and what is allowed come from it.</param>
    public static IReadOnlyList<SeedCell> Cells(ModesTable table) =>
        [
            .. Ranges(
                table,
                "Build time",
                ["1-2 min", "1-2 min", "10-15 min"],
                [120, 120, 900],
                x => x.Seconds,
                ForecastText.Time,
                "met on cpu; on gpu gigabytes of CUDA wheels take longer over the link of the forecast"
            ),
            .. Ranges(table, "Image size", ["3-4GB", "3-4GB", "8-10GB"], [4e9, 4e9, 10e9], x => x.Image, ForecastText.Size, "measured locks are larger"),
            .. Row(
                "Inference engines",
                ["Basic", "Basic", "All engines"],
                ["ONNX Runtime, PyTorch", "ONNX Runtime, PyTorch", "vLLM, SGLang or TensorRT-LLM"],
                ["", "", OneEngine]
            ),
            .. Row("Quantization", ["No", "Yes (bitsandbytes)", "Yes"], [Quantizes(Mode.Minimal), Quantizes(Mode.Recommended), Quantizes(Mode.Full)]),
            .. Row("vLLM/SGLang", ["No", "No", "Yes"], ["No", "No", "Yes, one of them"], ["", "", OneEngine]),
            .. Row("SAM-2 segmentation", ["No", "No", "Yes"], [Brings(Mode.Minimal, "sam2"), Brings(Mode.Recommended, "sam2"), Brings(Mode.Full, "sam2")]),
            .. Row("Best for", ["Development, CI/CD", "Development with optimization", "Production"], [.. Modes.All.Select(x => x.BestFor)]),
            .. Row("Platforms", ["CPU, GPU, ARM64", "CPU, GPU, ARM64", "GPU only (Linux)"], [.. Modes.All.Select(x => Platforms(table, x.Mode))]),
            .. from mode in Modes.All from system in s_systems select System(mode.Mode, system),
        ];

    private static readonly IReadOnlyList<(string Column, Device Device, HostSystem System, string[] Asked)> s_systems =
    [
        ("Linux CPU", Device.Cpu, HostSystem.Linux, ["Yes", "Yes", "No"]),
        ("Linux GPU", Device.Gpu, HostSystem.Linux, ["Yes", "Yes", "Yes"]),
        ("macOS", Device.Cpu, HostSystem.MacOS, ["Yes", "Yes", "No"]),
        ("Windows", Device.Cpu, HostSystem.Windows, ["Yes*", "Yes*", "No"]),
    ];

    private static SeedCell System(Mode mode, (string Column, Device Device, HostSystem System, string[] Asked) system)
    {
        var asked = system.Asked[(int)mode];
        // Off Linux an image is built by an engine, whatever device it is for.
        var wish = new Wish(Platform.Amd64)
        {
            Mode = mode,
            Device = system.System == HostSystem.Linux ? system.Device : null,
            System = system.System,
            HasLinuxEngine = true,
        };
        var ours = Resolver.Try(wish).Problems.Count == 0 ? "Yes" : "No";
        var off = system.System != HostSystem.Linux && ours == "Yes";
        return new SeedCell(Word(mode), system.Column, asked, off ? "Yes, by a Linux engine" : ours, asked.TrimEnd('*') == ours ? "" : LinuxEngine);
    }

    private static IEnumerable<SeedCell> Ranges(
        ModesTable table,
        string row,
        string[] asked,
        double[] most,
        Func<Forecast, double> figure,
        Func<double, double, string> text,
        string why
    ) =>
        Modes.All.Select(mode =>
        {
            var figures = table.Rows.Where(x => x.Selection.Mode == mode.Mode).Select(x => x.Forecast).OfType<Forecast>().Select(figure).ToList();
            if (figures.Count == 0)
                return new SeedCell(row, Word(mode.Mode), asked[(int)mode.Mode], "unknown", "no lock is committed");
            var met = figures.Max() <= most[(int)mode.Mode];
            return new SeedCell(row, Word(mode.Mode), asked[(int)mode.Mode], text(figures.Min(), figures.Max()), met ? "" : why);
        });

    private static IEnumerable<SeedCell> Row(string row, string[] asked, string[] ours, string[]? differences = null) =>
        s_modes.Select((mode, i) => new SeedCell(row, mode, asked[i], ours[i], differences?[i] ?? ""));

    private static string Brings(Mode mode, string package) => Holds(mode, package) ? "Yes" : "No";

    private static string Quantizes(Mode mode) => Holds(mode, "bitsandbytes") ? "Yes (bitsandbytes; backend onnx: ONNX Runtime's own)" : "No";

    private static bool Holds(Mode mode, string package) => Modes.All.Where(x => x.Mode <= mode).SelectMany(x => x.Adds).Any(x => x.Package == package);

    private static string Platforms(ModesTable table, Mode mode)
    {
        var allowed = table.Rows.Where(x => x.Selection.Mode == mode && x.Support != Support.Refused).ToList();
        var devices = Devices.All.Where(x => allowed.Exists(row => row.Selection.Device == x.Device)).Select(x => x.Device == Device.Cpu ? "CPU" : "GPU");
        return $"{string.Join(", ", devices)} on {string.Join(", ", Platform.All.Where(x => allowed.Exists(row => row.Platform == x)))}";
    }

    private static string Word(Mode mode) => s_modes[(int)mode];
}
