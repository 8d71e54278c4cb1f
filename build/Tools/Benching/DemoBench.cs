using System.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Records;
using Slipway.Core.Rendering;
using Slipway.Tools.Engine;
using Slipway.Tools.Records;

namespace Slipway.Tools.Benching;

/// <summary>Measures the demo as a user has it: the command as typed, on a copy of the repository, in a home of its own.</summary>
/// <param name="root">The repository.</param>
/// <param name="home">A home that the bench may empty.</param>
/// <param name="say">One line at a time, for people.</param>
public sealed class DemoBench(string root, SlipwayHome home, Action<string> say)
{
    private const string Both = "linux/amd64,linux/arm64";
    private readonly BenchCheckout _checkout = new(root, home);

    /// <summary>Runs all measurements and writes bench/demo.md.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var figures = new List<Figure>();
        await StopAndEmptyAsync(home.Root, cancellation);
        await _checkout.CopyAsync(cancellation);
        await _checkout.BuildAsync(cancellation, "Clean");
        figures.Add(await OnceAsync("demo, two platforms, from nothing at all: packages, engine and tool image fetched and made", "", cancellation));
        await ForgetAsync(alsoEngine: true, cancellation);
        figures.Add(await OnceAsync("demo, two platforms, packages on disk, tool image made", "at most 90 s", cancellation));
        foreach (var bytecode in (string[])["off", "on"])
        {
            var cold = new List<double>();
            for (var i = 0; i < 3; i++)
            {
                await ForgetAsync(alsoEngine: false, cancellation);
                cold.AddRange((await OnceAsync("", "", cancellation, "--bytecode", bytecode)).Values);
            }
            var name = $"demo cold, two platforms, packages on disk, tool image present, native code compiled, bytecode {bytecode}";
            figures.Add(new Figure(name, cold, "s", "at most 12 s"));
        }
        figures.AddRange(Sizes());
        using var work = new DemoRivals(_checkout.Root, home, _checkout.BuildAsync);
        figures.Add(await work.NoOpAsync(cancellation));
        figures.Add(await work.PackingAsync(cancellation));
        figures.Add(await work.AppLineToEngineAsync(cancellation));
        await new OwnEngine(home, say).StopAsync(cancellation);
        figures.AddRange(await work.AppLineAsync(Last, cancellation));
        var page = BenchPage.Render("The demo, measured", "./build.sh Bench", BenchCheckout.Machine(), DateTime.UtcNow.ToString("yyyy-MM-dd"), figures);
        await File.WriteAllTextAsync(Path.Combine(root, "bench", "demo.md"), page, cancellation);
        say(page);
    }

    private async Task<Figure> OnceAsync(string name, string target, CancellationToken cancellation, params string[] more)
    {
        var clock = Stopwatch.StartNew();
        await _checkout.BuildAsync(cancellation, ["Runtime", "--upstream", "debian", "--platform", Both, "--smoke", "off", .. more]);
        say($"{clock.Elapsed.TotalSeconds:0.0} s  {name}");
        return new Figure(name, [clock.Elapsed.TotalSeconds], "s", target);
    }

    /// <summary>Bytes of images, their bytecode apart (F6).</summary>
    private IEnumerable<Figure> Sizes()
    {
        var last = Last();
        foreach (var image in last.Images)
        {
            var bytecode = last
                .Layers.Where(x => x.Id.StartsWith($"{image.Platform}/", StringComparison.Ordinal) && x.Maker == nameof(LayerMaker.Bytecode))
                .Sum(x => x.BytesOut);
            var target = image.Platform == "linux/amd64" ? "at most 60 MB" : "at most 52 MB";
            yield return new Figure($"image {image.Platform}, packed with zstd, bytecode apart", [(image.Bytes - bytecode) / 1e6], "MB", target);
            yield return new Figure($"image {image.Platform}: its bytecode", [bytecode / 1e6], "MB", "");
        }
    }

    private BuildRecord Last() => new RecordFiles(home, _checkout.Root).Last("minimal-onnx-cpu")!;

    /// <summary>Forgets everything that was made, but no package; a line in the native code makes BuildKit and sccache compile it.</summary>
    private async Task ForgetAsync(bool alsoEngine, CancellationToken cancellation)
    {
        foreach (var layer in Last().Layers)
            File.Delete(Path.Combine(home.Store, "blobs", "sha256", Core.Images.Digest.Parse(layer.Digest).Hex));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(home.Store, "blobs", "sha256")).Where(IsWheel))
            File.Delete(file);
        // The layer that the toolchain is packed in stays with the engine that has unpacked it, and goes with it.
        var keys = Path.Combine(home.Store, "keys");
        var toolchain = Path.Combine(keys, "layers");
        foreach (var folder in alsoEngine ? [toolchain, Path.Combine(keys, "exports")] : new[] { Path.Combine(keys, "exports") })
            Directory.Delete(folder, recursive: true);
        if (alsoEngine)
        {
            await new OwnEngine(home, say).StopAsync(cancellation);
            Directory.Delete(Path.Combine(home.Engine, "data"), recursive: true);
        }
        var source = _checkout["service", "native", "frames.cpp"];
        await File.AppendAllTextAsync(source, $"\nextern const char bench_{Guid.NewGuid():n}[] __attribute__((used)) = \"{Guid.NewGuid()}\";\n", cancellation);
    }

    private static bool IsWheel(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[4];
        return file.Read(head) == 4 && head.SequenceEqual("PK\u0003\u0004"u8);
    }

    private async Task StopAndEmptyAsync(string folder, CancellationToken cancellation)
    {
        await new OwnEngine(home, say).StopAsync(cancellation);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
