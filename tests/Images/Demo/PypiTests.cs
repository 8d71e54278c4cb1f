using System.Text.RegularExpressions;
using Slipway.Core.Records;
using Slipway.Core.WhatIf;
using Slipway.Images.Tests.Engine;
using Slipway.Tests;
using Slipway.Tools;
using Slipway.Tools.Engine;
using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Demo;

/// <summary>Wheels of a package index on a small base, from the requirements to a service that answers, and what one bump of the lock moves.</summary>
[Collection(OwnHomesGroup.Name)]
[Trait("Row", "W1")]
[Trait("Row", "L1")]
[Trait("Row", "L3")]
[Trait("Row", "P5")]
public sealed class PypiTests(DemoHome demo)
{
    private const string Platforms = "linux/amd64,linux/arm64";

    private const string Bump = "click,fastapi,pydantic,xxhash";

    /// <summary>What differs between the locks of the two days.</summary>
    private static readonly string[] s_bumped = ["click", "fastapi", "pydantic", "pydantic_core", "xxhash"];

    [EngineFact]
    public async Task An_index_becomes_an_image_for_two_platforms_and_a_bump_fetches_packs_and_pushes_what_changed()
    {
        var bundle = UvFixture.NeedBundle();
        using var folder = new TempFolder();
        (await ProcessRunner.RunAsync(new Command("python3", [Path.Combine(bundle, "unpack.py"), folder.Path]))).OrThrow();
        using var index = new IndexServer(bundle, new IndexBehaviour { MoreFiles = folder.Path });
        using var registry = new RegistryServer();
        await registry.InitializeAsync();
        var home = new SlipwayHome(await HomeAsync(bundle));
        try
        {
            await MoveAsync(home, bundle, index, registry);
        }
        finally
        {
            await registry.DisposeAsync();
            await new OwnEngine(home, _ => { }).StopAsync(CancellationToken.None);
            Directory.Delete(home.Root, recursive: true);
        }
    }

    private async Task MoveAsync(SlipwayHome home, string bundle, IndexServer index, RegistryServer registry)
    {
        using var checkout = Checkout(home, bundle, index);
        await LockAsync(checkout, "2026-11-05T00:00:00Z");
        var first = await RuntimeAsync(checkout, "--registry", registry.Host, "--push", "--smoke", "on");
        first.Output.ShouldContain("test linux/amd64: passed");
        var record = Record(home, checkout);
        record.Images.Select(x => x.Platform).ShouldBe(["linux/amd64", "linux/arm64"]);
        await PushCacheAsync(checkout, registry);
        var bytes = registry.Bytes;
        // 24 packages each, 16 of them for any platform.
        Wheels(index).Count.ShouldBe(24 + 24 - 16);

        // The same again: nobody is asked, nothing is made, nothing is sent.
        await RuntimeAsync(checkout, "--registry", registry.Host, "--push", "--smoke", "off");
        Record(home, checkout).Layers.ShouldAllBe(x => x.State == "found");
        Record(home, checkout).Deliveries.Single(x => x.To == "registry").Bytes.ShouldBe(0);
        registry.Bytes.ShouldBe(bytes);

        var forecast = await ForecastAsync(checkout, home, registry);
        await LockAsync(checkout, "2026-11-10T00:00:00Z", "--bump", Bump);
        index.Requests.Clear();
        await RuntimeAsync(checkout, "--registry", registry.Host, "--push", "--smoke", "off");
        Wheels(index).Select(x => x.Split('-')[0]).Distinct().ShouldBe(s_bumped);
        var bumped = Record(home, checkout);
        var made = bumped.Layers.Where(x => x.State == "made").ToList();
        made.Select(x => x.Maker).Distinct().Order(StringComparer.Ordinal).ShouldBe(["Bytecode", "Syslibs", "Wheels"]);
        made.Select(x => x.Id.Split('/')[^1]).Intersect(["httptools", "numpy", "onnxruntime", "uvloop"]).ShouldBeEmpty("nothing of them changed");
        Compare(forecast, bumped, registry.Bytes - bytes);
        // Beside the layers: two configs, two manifests and the index.
        var documents = registry.Bytes - bytes - made.Where(x => x.BytesIn > 1024).DistinctBy(x => x.Digest).Sum(x => x.BytesOut);
        documents.ShouldBeInRange(1, 40_000);
        (registry.Bytes - bytes).ShouldBeLessThan(bytes / 9);
        await OnAnotherMachineAsync(checkout, bumped, bundle, index, registry);
    }

    /// <summary>A machine that has nothing makes the bump with what the cache has of the state before it: it fetches what moved, and knows of all other wheels what its makers ask.</summary>
    private async Task OnAnotherMachineAsync(DemoCheckout first, BuildRecord expected, string bundle, IndexServer index, RegistryServer registry)
    {
        var home = new SlipwayHome(await HomeAsync(bundle));
        using var checkout = Checkout(home, bundle, index);
        (await ProcessRunner.RunAsync(new Command("cp", ["-r", first["own", "locks"], checkout["own"]]))).OrThrow();
        checkout.Environment["DOCKER_HOST"] = $"unix://{home.Root}/nobody.sock";
        index.Requests.Clear();

        await RuntimeAsync(checkout, "--registry", registry.Host, "--push", "--smoke", "off", "--name", "other/vad", "--cache", CacheOf(registry));

        var fetched = Wheels(index).Select(x => x.Split('-')[0]).ToHashSet(StringComparer.Ordinal);
        // With what moved come the small wheels that share its layer; those whose layers were found are not here at all.
        s_bumped.ShouldBeSubsetOf(fetched);
        fetched.Intersect(["httptools", "numpy", "onnxruntime", "uvloop"]).ShouldBeEmpty();
        Record(home, checkout).Layers.Select(x => (x.Id, x.DiffId)).ShouldBe(expected.Layers.Select(x => (x.Id, x.DiffId)));
        Directory.Delete(home.Root, recursive: true);
    }

    private static string CacheOf(RegistryServer registry) => $"registry={registry.Host}/team/cache";

    private static async Task PushCacheAsync(DemoCheckout checkout, RegistryServer registry)
    {
        var run = await checkout.RunAsync([
            "PushCache",
            "--upstream",
            "pypi",
            "--backend",
            "onnx",
            "--platform",
            Platforms,
            "--cache",
            CacheOf(registry),
            "--smoke",
            "off",
        ]);
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        run.Output.ShouldContain("facts of wheels and bases written");
    }

    /// <summary>What the bump would move, asked before it is done. Nothing in the checkout and in the home is another afterwards.</summary>
    private static async Task<WhatIfReport> ForecastAsync(DemoCheckout checkout, SlipwayHome home, RegistryServer registry)
    {
        var before = Files(checkout, home).ToHashSet();
        var run = await checkout.RunAsync([
            "Explain",
            "--upstream",
            "pypi",
            "--bump",
            Bump,
            "--cutoff",
            "2026-11-10T00:00:00Z",
            "--registry",
            registry.Host,
            "--json",
        ]);
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        Files(checkout, home).Where(x => !before.Remove(x)).Concat(before).ShouldBeEmpty();
        return WhatIfReport.Read(run.Output);
    }

    /// <summary>The forecast beside what was made and what the registry received, in bytes: within a tenth, as a whole and each layer of wheels. How much Python is in a new version of a wheel is less certain.</summary>
    private static void Compare(WhatIfReport forecast, BuildRecord record, long pushed)
    {
        forecast.Images.Select(x => x.Platform).ShouldBe(["linux/amd64", "linux/arm64"], ignoreOrder: true);
        var made = record.Layers.Where(x => x.State == "made").ToDictionary(x => x.Id, x => x.BytesOut);
        var layers = forecast
            .Images.SelectMany(x => x.Layers.Select(y => (Id: $"{x.Platform}/{y.Name}", Layer: y)))
            .Where(x => x.Layer.State == "make")
            .ToList();
        layers.Select(x => x.Id).ShouldBe(made.Keys, ignoreOrder: true);
        var told =
            string.Join('\n', layers.Select(x => $"{x.Id} {x.Layer.Bytes} {x.Layer.Basis} {made[x.Id]} push {x.Layer.Push}")) + $"\n{forecast.Push} {pushed}";
        foreach (var (id, layer) in layers.Where(x => x.Layer is { Push: > 0, Maker: "Wheels" }))
            layer.Bytes.ShouldBeInRange((long)(made[id] * 0.9), (long)(made[id] * 1.1), told);
        forecast.Push.ShouldBeInRange((long)(pushed * 0.9), (long)(pushed * 1.1), told);
    }

    /// <summary>All files with size and time, but for the running engine's, and what NUKE writes at each start.</summary>
    private static List<string> Files(DemoCheckout checkout, SlipwayHome home) =>
        [
            .. new DirectoryInfo(home.Root)
                .EnumerateDirectories()
                .Where(x => x.Name != "engine")
                .Append(new DirectoryInfo(checkout.Root))
                .SelectMany(x => x.EnumerateFiles("*", SearchOption.AllDirectories))
                .Where(x => !x.FullName.StartsWith(checkout[".nuke"], StringComparison.Ordinal))
                .Select(x => $"{x.FullName} {x.Length} {x.LastWriteTimeUtc:O}"),
        ];

    private static BuildRecord Record(SlipwayHome home, DemoCheckout checkout) => checkout.Record(home);

    /// <summary>Files of wheels that the index was asked for, sorted.</summary>
    private static IReadOnlyList<string> Wheels(IndexServer index) =>
        [.. index.Requests.Where(x => x.EndsWith(".whl", StringComparison.Ordinal)).Select(x => x[(x.LastIndexOf('/') + 1)..]).Order(StringComparer.Ordinal)];

    /// <summary>A home that has what the demo's has but for the wheels of the index and all layers. Its engine is of the same programs.</summary>
    private async Task<string> HomeAsync(string bundle)
    {
        var home = Path.Combine(Path.GetDirectoryName(demo.Home.Root)!, $"pypi-{Guid.NewGuid():n}");
        Directory.CreateDirectory(Path.Combine(home, "store", "keys"));
        Directory.CreateDirectory(Path.Combine(home, "engine"));
        foreach (var part in (string[])["engine/packages", "store/blobs", "store/keys/exports"])
            (await ProcessRunner.RunAsync(new Command("cp", ["-al", Path.Combine(demo.Home.Root, part), Path.Combine(home, part)]))).OrThrow();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(bundle, "locks"), "*.txt"))
        foreach (Match hash in Regex.Matches(await File.ReadAllTextAsync(file), "--hash=sha256:([0-9a-f]{64})"))
            File.Delete(Path.Combine(home, "store", "blobs", "sha256", hash.Groups[1].Value));
        return home;
    }

    private static DemoCheckout Checkout(SlipwayHome home, string bundle, IndexServer index)
    {
        var checkout = new DemoCheckout(home.Root);
        Directory.CreateDirectory(checkout["own"]);
        File.Copy(Path.Combine(bundle, "locks", "minimal.in"), checkout["own", "minimal-onnx.in"]);
        File.WriteAllText(checkout["own", "cpu.in"], "");
        checkout.Environment["SLIPWAY_INDEX"] = index.Simple.ToString();
        checkout.Environment["SLIPWAY_REQUIREMENTS"] = "own";
        checkout.Environment["SLIPWAY_UV"] = UvFixture.Need();
        return checkout;
    }

    private static async Task LockAsync(DemoCheckout checkout, string day, params string[] arguments)
    {
        var run = await checkout.RunAsync(["Lock", "--upstream", "pypi", "--backend", "onnx", "--cutoff", day, .. arguments]);
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
    }

    private static async Task<CommandResult> RuntimeAsync(DemoCheckout checkout, params string[] arguments)
    {
        var run = await checkout.RunAsync(["Runtime", "--upstream", "pypi", "--backend", "onnx", "--platform", Platforms, .. arguments]);
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        return run;
    }
}
