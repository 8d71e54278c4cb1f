using System.Diagnostics;
using System.Globalization;
using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Locks.Builds;
using Slipway.Core.Rendering;
using Slipway.Images.Tests.Demo;
using Slipway.Images.Tests.Engine;
using Slipway.Tests;
using Slipway.Tools.Making;

namespace Slipway.Images.Tests.Compile;

/// <summary>The table of bench/compile.md: source archives by pip and by Slipway, in one run. Written to the file that <c>SLIPWAY_BENCH_COMPILE</c> names.</summary>
[Collection(CompileGroup.Name)]
[Trait("Row", "W2")]
public sealed class CompileFigures(CompileHome compile)
{
    private const int Rounds = 3;
    private static readonly string[] s_sources = ["docopt", "greenlet", "hnswlib", "kiwisolver", "levenshtein", "lz4", "markupsafe", "msgpack"];
    private static readonly Dictionary<string, string> s_none = [];

    [EngineFact]
    public async Task Archives_by_pip_and_by_Slipway_cold_warm_and_by_key()
    {
        var file = Environment.GetEnvironmentVariable("SLIPWAY_BENCH_COMPILE");
        Needs.That(file is not null, "a figure, not a test: SLIPWAY_BENCH_COMPILE names the file for its table");
        using var index = new IndexServer(UvFixture.NeedBundle());
        using var checkout = new CompileCheckout(compile.Home, index, ["numpy>=2.1,<2.2"], s_sources);
        using var docker = await DockerCli.StartAsync(compile.Home);
        using var inputs = new TempFolder();
        checkout.Tell($"{Guid.NewGuid():n}", s_sources);
        await checkout.LockAsync();
        Copy(checkout, inputs);
        var bake = await BakeFileAsync(inputs);
        // Both begin with the toolchain, the archives and what they are built with at hand.
        await PipAsync(docker, inputs, bake, 0);
        await checkout.MustAsync("Wheelhouse");

        var rows = new Dictionary<string, List<double>>();
        for (var round = 1; round <= Rounds; round++)
        {
            Add("pip wheel", await PipAsync(docker, inputs, bake, round));
            await docker.MustAsync(inputs.Path, "buildx prune --all --force --filter type=exec.cachemount");
            foreach (var state in (string[])["Slipway, cold", "Slipway, result forgotten, sccache warm", "Slipway, by key"])
            {
                if (state != "Slipway, by key")
                    checkout.Tell($"{Guid.NewGuid():n}", s_sources);
                var clock = Stopwatch.StartNew();
                var run = await checkout.MustAsync("Wheelhouse");
                Add(state, clock.Elapsed.TotalSeconds);
                CompileCheckout.Compiled(run).ShouldBe(state == "Slipway, by key" ? 0 : s_sources.Length);
            }
        }
        await File.WriteAllLinesAsync(
            file!,
            [
                "| 8 archives | median of 3, s | rounds, s |",
                "| --- | --- | --- |",
                .. rows.Select(x => $"| {x.Key} | {Text(x.Value.Order().ElementAt(Rounds / 2))} | {string.Join(", ", x.Value.Select(Text))} |"),
            ]
        );

        void Add(string row, double seconds)
        {
            if (!rows.TryGetValue(row, out var all))
                rows[row] = all = [];
            all.Add(seconds);
        }
    }

    private static string Text(double seconds) => seconds.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>Seconds of pip alone: its step measures itself.</summary>
    private static async Task<double> PipAsync(DockerCli docker, TempFolder inputs, string bake, int round)
    {
        await docker.MustAsync(inputs.Path, $"buildx bake -f {bake} --set wheels.args.ROUND={round} wheels", "BUILDX_BAKE_ENTITLEMENTS_FS=0");
        Directory.GetFiles(inputs["out"], "*.whl").Length.ShouldBe(s_sources.Length);
        return double.Parse(await File.ReadAllTextAsync(inputs["out", "milliseconds"]), CultureInfo.InvariantCulture) / 1000;
    }

    private static void Copy(CompileCheckout checkout, TempFolder inputs)
    {
        var path = Path.Combine(checkout.Root, "own", "locks", "pypi", "minimal-onnx.cpu.amd64.builds.txt");
        var files = Path.Combine(UvFixture.NeedBundle(), "files");
        Directory.CreateDirectory(inputs["inputs", "archives"]);
        Directory.CreateDirectory(inputs["inputs", "wheels"]);
        foreach (var name in s_sources)
            Into("archives", Directory.EnumerateFiles(files, $"{name}-*.tar.gz").Single());
        Directory.CreateDirectory(inputs["inputs", "pip"]);
        Into("pip", Directory.EnumerateFiles(files, "pip-*.whl").Single());
        foreach (var wheel in BuildsLockText.Read(File.ReadAllText(path), path).Builds.SelectMany(x => x.Packages).Select(x => x.File).Distinct())
            Into("wheels", Path.Combine(files, wheel));
        var data = Path.Combine(Repository.Root, "tests", "data", "pip-wheel");
        File.Copy(Path.Combine(data, "pip-wheel.sh"), inputs["inputs", "pip-wheel.sh"]);
        File.Copy(Path.Combine(data, "pip-wheel.Dockerfile"), inputs["pip-wheel.Dockerfile"]);

        void Into(string folder, string file) => File.Copy(file, inputs["inputs", folder, Path.GetFileName(file)]);
    }

    private async Task<string> BakeFileAsync(TempFolder inputs)
    {
        using var checkout = new DemoCheckout(compile.Home.Root);
        using var bench = DemoBench.Open(checkout, compile.Home);
        var packages = (await bench.ToolchainOf(ToolchainPart.Compilers).ReadAsync(default)).With(DebRoles.Toolchain);
        await new ToolchainImage(bench).LayOutAsync([(ToolchainPart.Compilers, packages)], DemoBench.Host, inputs["toolchain"], "bench", default);
        var context = new Dictionary<string, string> { ["toolchain"] = $"oci-layout://{inputs["toolchain"]}:bench" };
        var contexts = new Dictionary<string, string> { ["build-base"] = "target:base", ["inputs"] = inputs["inputs"] };
        var arguments = new Dictionary<string, string> { ["ROUND"] = "0" };
        BakeTarget[] targets =
        [
            new("base", "build-base.Dockerfile", Path.Combine(Repository.Root, "dockerfiles"), context, s_none, [], "", ["type=cacheonly"]),
            new("wheels", inputs["pip-wheel.Dockerfile"], inputs.Path, contexts, arguments, [], "wheels", [$"type=local,dest={inputs["out"]}"]),
        ];
        await File.WriteAllTextAsync(inputs["bake.json"], BakeFile.Render(targets));
        return inputs["bake.json"];
    }
}
