using System.Diagnostics;
using System.Text.Json.Nodes;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Records;
using Slipway.Core.Rendering;
using Slipway.Tools.Making;
using Slipway.Tools.PythonIndex;
using Slipway.Tools.Records;
using Slipway.Tools.Store;

namespace Slipway.Tools.Benching;

/// <summary>Measures a cold build from an index on loopback to an image in a registry, the command as typed, beside the least that the same files cost.</summary>
/// <param name="root">The repository.</param>
/// <param name="home">A home that the bench may empty; packages of Debian in it are kept.</param>
/// <param name="say">One line at a time, for people.</param>
public sealed class PypiBench(string root, SlipwayHome home, Action<string> say)
{
    private const int Rounds = 5;
    private const string Requirements = "bench";
    private static readonly LockJob s_job = new("pypi", new LockName("minimal", "onnx", "cpu", "amd64"), "3.13", IsDebian: false);

    private readonly BenchCheckout _checkout = new(root, home);
    private readonly string _served = Path.Combine(home.Root, "served");
    private readonly string _registry = Path.Combine(home.Root, "registry");
    private readonly string _scratch = Path.Combine(home.Root, "scratch");

    private static readonly SyntheticWheel[] s_wheels =
    [
        new("gpu_library", 610_000_000, 14),
        new("wheel_of_seven", 10_000_000, 60),
        new("many_files", 20_000_000, 3000),
        .. Enumerable.Range(0, 20).Select(i => new SyntheticWheel($"small_{i}", 300_000, 40)),
    ];

    /// <summary>Runs all measurements and writes bench/pypi.md.</summary>
    /// <param name="command">The command that makes the page.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(string command, CancellationToken cancellation)
    {
        await _checkout.CopyAsync(cancellation);
        var settings = JsonNode.Parse(await File.ReadAllTextAsync(_checkout["slipway.json"], cancellation))!;
        // Without native code and model: neither an engine nor another upstream has a part in it.
        (settings["service"]!["native"], settings["service"]!["model"], settings["service"]!["smoke"]) = ("", "", new JsonArray());
        await File.WriteAllTextAsync(_checkout["slipway.json"], settings.ToJsonString(), cancellation);
        await using var registry = await BenchRegistry.StartAsync(home, _registry, cancellation);
        var figures = new List<Figure>();
        if (Bundle() is { } bundle)
            figures.AddRange(await ColdAsync("service of 24 packages", await RealAsync(bundle, cancellation), registry.Host, cancellation));
        figures.AddRange(await ColdAsync("23 synthetic wheels, one of 444 MB", await MadeAsync(cancellation), registry.Host, cancellation));
        var page = BenchPage.Render(
            "An image from a package index, measured",
            command,
            BenchCheckout.Machine(),
            DateTime.UtcNow.ToString("yyyy-MM-dd"),
            figures
        );
        await File.WriteAllTextAsync(Path.Combine(root, "bench", "pypi.md"), page, cancellation);
        say(page);
    }

    private async Task<IReadOnlyList<Figure>> ColdAsync(string what, IReadOnlyList<LockedPackage> wheels, string registry, CancellationToken cancellation)
    {
        var locked = await LockAsync(wheels, cancellation);
        var store = new ContentStore(_served);
        var indexes = new Dictionary<string, IServedIndex> { [""] = new StoreIndex(locked, store) };
        using var index = new LocalIndex(indexes, store, ListenAddress.Free);
        string[] Command(string name) =>
            [
                .. (string[])["Runtime", "--upstream", "pypi", "--backend", "onnx", "--platform", "linux/amd64", "--requirements", Requirements],
                .. (string[])["--index", index.Address.ToString(), "--registry", registry, "--name", name, "--push", "--smoke", "off"],
                // What Python compiles is no part of the floor.
                .. (string[])["--bytecode", "off"],
            ];
        // Once without a clock: the base's packages come, and the base is packed.
        await _checkout.BuildAsync(cancellation, Command("warm"));
        var (fetched, ours, floor) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            Forget(wheels: true);
            fetched.Add(await SecondsAsync(() => _checkout.BuildAsync(cancellation, Command($"fetched-{round}"))));
            BenchRegistry.Empty(_registry);
            Forget(wheels: false);
            ours.Add(await SecondsAsync(() => _checkout.BuildAsync(cancellation, Command($"ours-{round}"))));
            var blobs = Last().Layers.DistinctBy(x => x.Digest).OrderByDescending(x => x.BytesOut).Select(x => Digest.Parse(x.Digest)).ToList();
            var made = new ContentStore(home.Store);
            BenchRegistry.Empty(_registry);
            Directory.CreateDirectory(_scratch);
            floor.Add(
                await SecondsAsync(async () =>
                {
                    new WheelFloor(_scratch).Pack([.. wheels.Select(x => store.PathOf(x.Hash))], Environment.ProcessorCount);
                    await WheelFloor.SendAsync($"http://{registry}/v2/floor", [.. blobs.Select(x => (made.PathOf(x), x))], cancellation);
                })
            );
            Directory.Delete(_scratch, recursive: true);
            BenchRegistry.Empty(_registry);
            say($"{what}: from the index {fetched[^1]:0.00} s, from disk {ours[^1]:0.00} s, floor {floor[^1]:0.00} s");
        }
        const string Floor = "zip, tar, zstd -3 on all cores, then plain requests";
        return
        [
            new Figure($"cold, {what}: wheels on disk to registry, base found", ours, "s", "ratio at most 1.25", Floor, floor),
            new Figure($"cold, {what}: index to registry, base found", fetched, "s", "", Floor, floor),
        ];
    }

    private BuildRecord Last() => new RecordFiles(home, _checkout.Root).Last("minimal-onnx-cpu")!;

    /// <summary>Forgets layers and all that is remembered of them and of wheels, but not the base and what it has.</summary>
    /// <param name="wheels">The wheels, too.</param>
    private void Forget(bool wheels)
    {
        var store = new ContentStore(home.Store);
        foreach (var layer in Last().Layers.Where(x => x.Maker != nameof(LayerMaker.Base)))
            File.Delete(store.PathOf(Digest.Parse(layer.Digest)));
        foreach (var file in wheels ? Directory.EnumerateFiles(Path.Combine(_served, "blobs", "sha256")) : [])
            File.Delete(Path.Combine(home.Store, "blobs", "sha256", Path.GetFileName(file)));
        foreach (
            var folder in Directory.EnumerateDirectories(Path.Combine(home.Store, "keys")).Where(x => Path.GetFileName(x) is not ("layers" or "base-libraries"))
        )
            Directory.Delete(folder, recursive: true);
        if (Directory.Exists(home.Index))
            Directory.Delete(home.Index, recursive: true);
    }

    /// <summary>The wheels of a real service beside the checkout; null where there are none.</summary>
    private string? Bundle()
    {
        var named = Environment.GetEnvironmentVariable("SLIPWAY_TEST_INDEX");
        var folder = string.IsNullOrEmpty(named) ? Path.Combine(Path.GetDirectoryName(root)!, "shared", "data", "index") : named;
        return Directory.Exists(folder) ? folder : null;
    }

    private async Task<IReadOnlyList<LockedPackage>> RealAsync(string bundle, CancellationToken cancellation)
    {
        var path = Path.Combine(bundle, "locks", "before.amd64.txt");
        var packages = LockReader.Read(await File.ReadAllTextAsync(path, cancellation), path).Packages;
        foreach (var package in packages)
            await ServeAsync(Path.Combine(bundle, "files", package.File), cancellation);
        return packages;
    }

    private async Task<IReadOnlyList<LockedPackage>> MadeAsync(CancellationToken cancellation)
    {
        var packages = new List<LockedPackage>();
        Directory.CreateDirectory(_scratch);
        foreach (var wheel in s_wheels)
        {
            var (digest, size) = await ServeAsync(wheel.Write(_scratch), cancellation);
            packages.Add(new LockedPackage(wheel.Name, "1.0", digest, wheel.FileName, size, [LockedPackage.Root], IsSdist: false, []));
        }
        Directory.Delete(_scratch, recursive: true);
        return packages;
    }

    private async Task<(Digest Digest, long Size)> ServeAsync(string path, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        return await new ContentStore(_served).AddAsync(file, null, path, cancellation);
    }

    private async Task<LockFile> LockAsync(IReadOnlyList<LockedPackage> wheels, CancellationToken cancellation)
    {
        var folder = new LockFolder(_checkout.Root, Requirements);
        folder.Write(s_job.Files[0], string.Concat(wheels.Where(x => x.IsRoot).Select(x => $"{x.Name}=={x.Version}\n")));
        folder.Write(s_job.Files[1], "");
        var locked = LockWriter.Sorted(s_job.Inputs(folder.Read).Head(s_job.Target(null), "bench"), wheels);
        folder.Write(s_job.Path, LockWriter.Write(locked));
        return locked;
    }

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed.TotalSeconds;
    }
}
