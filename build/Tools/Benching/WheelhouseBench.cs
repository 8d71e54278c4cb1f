using System.Diagnostics;
using System.Text;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Planning;
using Slipway.Core.Rendering;
using Slipway.Core.Wheels;
using Slipway.Tools.Registry;
using Slipway.Tools.Store;

namespace Slipway.Tools.Benching;

/// <summary>Measures how long ten wheels by key take: from a registry on this machine, to a store that has none of them, and to one that has them all.</summary>
/// <param name="root">The repository, whose tests bring wheels of real projects.</param>
/// <param name="home">A home that the bench may empty.</param>
/// <param name="say">One line at a time, for people.</param>
public sealed class WheelhouseBench(string root, SlipwayHome home, Action<string> say)
{
    private const int Runs = 10;

    private string Folder => Path.Combine(home.Root, "wheelhouse");

    /// <summary>Runs all measurements and writes bench/wheelhouse.md.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        Directory.CreateDirectory(Folder);
        await using var registry = await BenchRegistry.StartAsync(home, Path.Combine(Folder, "registry"), cancellation);
        var repository = new ImageReference(registry.Host, "team/cache");
        var wheels = Take(new ContentStore(Path.Combine(Folder, "first")));
        var (write, cold, warm, refused) = (new List<double>(), new List<double>(), new List<double>(), 0);
        write.Add(await SecondsAsync(() => PublishAsync(repository, wheels, cancellation)));
        write.Add(await SecondsAsync(() => PublishAsync(repository, wheels, cancellation)));
        for (var i = 0; i <= Runs; i++)
        {
            var store = new ContentStore(Path.Combine(Folder, $"second-{i}"));
            cold.Add(
                await SecondsAsync(async () =>
                {
                    var pulled = await FetchAsync(store, repository, wheels, cancellation);
                    refused += wheels.Count - pulled.Found.Count;
                })
            );
            warm.Add(await SecondsAsync(() => Task.FromResult(wheels.Count(x => new CompiledWheelIndex(store).Find(x.Wheel.Key) is not null))));
        }
        var bytes = wheels.Sum(x => x.Wheel.Size) / 1e6;
        List<Figure> figures =
        [
            // The first run of each finds code of the build cold.
            new(
                $"{wheels.Count} wheels ({PlanText.Bytes((long)(bytes * 1e6))}) by key from a registry, each file of them hashed",
                cold[1..],
                "s",
                "at most 1 s"
            ),
            new("the same in a process that has done nothing before", cold[..1], "s"),
            new("the same wheels in the store", warm[1..], "s", "at most 0.01 s"),
            new("PushCache of them, the first time", write[..1], "s"),
            new("PushCache of them, again", write[1..], "s"),
            new("wheels that did not come", [refused], "", "0"),
        ];
        var page = BenchPage.Render(
            "Compiled wheels by key, measured",
            "./build.sh Bench",
            BenchCheckout.Machine(),
            DateTime.UtcNow.ToString("yyyy-MM-dd"),
            figures
        );
        await File.WriteAllTextAsync(Path.Combine(root, "bench", "wheelhouse.md"), page, cancellation);
        say(page);
    }

    private List<WheelArtifact> Take(ContentStore store) =>
        [
            .. new DirectoryInfo(Path.Combine(root, "tests", "data", "wheels"))
                .EnumerateFiles("*.whl")
                .OrderByDescending(x => x.Length)
                .Take(10)
                .Select(x => Take(store, x.FullName)),
        ];

    private static WheelArtifact Take(ContentStore store, string path)
    {
        var (name, wheel) = (Path.GetFileName(path), File.ReadAllBytes(path));
        var key = Key.OfText(name);
        var provenance = Encoding.UTF8.GetBytes($$"""{"key":"{{key.Hex}}"}""");
        return new WheelArtifact(
            new CompiledWheel(key, name, store.Add(wheel), wheel.Length),
            new Descriptor(WheelArtifact.ProvenanceType, store.Add(provenance), provenance.Length)
        );
    }

    private async Task PublishAsync(ImageReference repository, IEnumerable<WheelArtifact> wheels, CancellationToken cancellation)
    {
        using var registries = new Registries();
        var store = new ContentStore(Path.Combine(Folder, "first"));
        await new WheelPublishing(store, registries, repository).PublishAsync(wheels.ToDictionary(x => x.Wheel.Key), cancellation);
    }

    private static async Task<PulledWheels> FetchAsync(
        ContentStore store,
        ImageReference repository,
        IEnumerable<WheelArtifact> wheels,
        CancellationToken cancellation
    )
    {
        using var registries = new Registries();
        var wanted = wheels.Select(x => (x.Wheel.Key, File: WheelFileName.Parse(x.Wheel.FileName)));
        var answers = await new WheelRepository(registries, repository).FindAsync(
            [.. wanted.Select(x => new WantedWheel(x.Key, x.File.Name, x.File.Version.ToString()))],
            cancellation
        );
        return await new WheelPull(store, registries, repository).PullAsync([.. answers.Found.Values], cancellation);
    }

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed.TotalSeconds;
    }
}
