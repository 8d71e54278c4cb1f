using System.Diagnostics;
using System.Globalization;
using Slipway.Core.Rendering;
using Slipway.Tools.Records;

namespace Slipway.Tools.Benching;

/// <summary>Measures a machine that has nothing, beside a registry that has every layer by key: the commands as typed, with no engine in reach.</summary>
/// <param name="root">The repository.</param>
/// <param name="home">A home that the bench may empty; what the demo's bench left there is used.</param>
/// <param name="say">One line at a time, for people.</param>
public sealed class CacheBench(string root, SlipwayHome home, Action<string> say)
{
    private const int Runs = 10;
    private static readonly TimeSpan s_far = TimeSpan.FromMilliseconds(50);
    private readonly BenchCheckout _checkout = new(root, home);

    private SlipwayHome Fresh => new(Path.Combine(home.Root, "fresh"));

    /// <summary>Runs all measurements and writes bench/cache.md.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await _checkout.CopyAsync(cancellation);
        var folder = Path.Combine(home.Root, "cache-registry");
        BenchRegistry.Empty(folder);
        await using var registry = await BenchRegistry.StartAsync(home, folder, cancellation);
        string[] options = ["--upstream", "debian", "--registry", registry.Host, "--cache", $"registry={registry.Host}/team/cache"];
        await _checkout.BuildAsync(cancellation, ["Runtime", "PushCache", .. options, "--push"]);
        var first = Bytes(folder);
        var image = new RecordFiles(home, _checkout.Root).Last("minimal-onnx-cpu")!.Images.Sum(x => x.Bytes);
        var (same, edited, sent) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Runs; i++)
            same.Add(await OnceAsync([.. options, "--push"], cancellation));
        var second = Bytes(folder);
        for (var i = 0; i < Runs; i++)
        {
            await File.AppendAllTextAsync(_checkout["service", "vad", "app.py"], $"# line {i}\n", cancellation);
            edited.Add(await OnceAsync([.. options, "--push", "--smoke", "off"], cancellation));
            sent.Add(new RecordFiles(Fresh, _checkout.Root).Last("minimal-onnx-cpu")!.Deliveries.Single().Bytes / 1e3);
        }
        var (farSame, farEdited, asked) = await FarAsync(registry.Host, cancellation);
        List<Figure> figures =
        [
            // The first run of each finds files of the build cold.
            new("fresh machine, warm registry, unchanged commit, the command as typed", same[1..], "s", "at most 0.4 s"),
            new("the same: bytes that the registry lacked", [(second - first) / 1e3], "kB", "0 kB"),
            new("fresh machine, warm registry, one app line changed, the command as typed", edited[1..], "s", "at most 0.6 s"),
            new("the same: bytes sent", sent[1..], "kB", "the app layer and 10 kB"),
            new("each request 50 ms longer: unchanged commit, the command as typed", farSame[1..], "s", "at most 1.5 s"),
            new("each request 50 ms longer: one app line changed, the command as typed", farEdited[1..], "s", "at most 1.5 s"),
            new("the same: requests", asked[1..], "", ""),
            new("registry with cache and image over the image", [(double)first / image], "", "at most 1.1"),
        ];
        var page = BenchPage.Render("Layers by key, measured", "./build.sh Bench", BenchCheckout.Machine(), DateTime.UtcNow.ToString("yyyy-MM-dd"), figures);
        await File.WriteAllTextAsync(Path.Combine(root, "bench", "cache.md"), page, cancellation);
        say(page);
    }

    /// <summary>The same through a proxy that lets each request wait.</summary>
    private async Task<(List<double> Same, List<double> Edited, List<double> Requests)> FarAsync(string registry, CancellationToken cancellation)
    {
        await using var proxy = new DelayProxy(int.Parse(registry.Split(':')[1], CultureInfo.InvariantCulture), s_far);
        string[] options = ["--upstream", "debian", "--registry", proxy.Host, "--cache", $"registry={proxy.Host}/team/cache", "--push", "--smoke", "off"];
        var (same, edited, requests) = (new List<double>(), new List<double>(), new List<double>());
        // The image of the last edit is there under its name: what is asked is whether that is still so.
        for (var i = 0; i < Runs; i++)
            same.Add(await OnceAsync(options, cancellation));
        for (var i = 0; i < Runs; i++)
        {
            await File.AppendAllTextAsync(_checkout["service", "vad", "app.py"], $"# far line {i}\n", cancellation);
            var before = proxy.Requests;
            edited.Add(await OnceAsync(options, cancellation));
            requests.Add(proxy.Requests - before);
        }
        return (same, edited, requests);
    }

    /// <summary>Seconds of one run on a machine that has nothing.</summary>
    private async Task<double> OnceAsync(string[] options, CancellationToken cancellation)
    {
        if (Directory.Exists(Fresh.Root))
            Directory.Delete(Fresh.Root, recursive: true);
        var clock = Stopwatch.StartNew();
        await _checkout.BuildOnAsync(Fresh, cancellation, ["Runtime", .. options]);
        return clock.Elapsed.TotalSeconds;
    }

    private static long Bytes(string folder) =>
        Directory.EnumerateFiles(Path.Combine(folder, "registry"), "data", SearchOption.AllDirectories).Sum(x => new FileInfo(x).Length);
}
