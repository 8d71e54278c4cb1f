using System.Diagnostics;
using Slipway.Core.Auditing;
using Slipway.Core.Auditing.Measures;
using Slipway.Core.Images.Contents;
using Slipway.Core.Rendering;
using Slipway.Tools.Auditing;
using Slipway.Tools.Processes;
using Slipway.Tools.Registry;
using Slipway.Tools.Store;

namespace Slipway.Tools.Benching;

/// <summary>Reads a large image as Audit does, beside plain unpacking of the same layers.</summary>
/// <param name="root">The repository.</param>
/// <param name="say">One line at a time, for people.</param>
public sealed class AuditBench(string root, Action<string> say)
{
    private const int Runs = 5;
    private readonly SyntheticImage _image = new(Layers: 40, Files: 400_000, Bytes: 5_000_000_000);

    /// <summary>Makes the image, measures, writes bench/audit.md and deletes the image.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var work = Directory.CreateTempSubdirectory("slipway-audit-bench-").FullName;
        try
        {
            var layout = Path.Combine(work, "image");
            say($"making an image of {_image.Bytes / 1e9:0.0} GB, {_image.Layers} layers and {_image.Files} files in {work}");
            var (blobs, unpacked) = await _image.WriteAsync(layout, Path.Combine(work, "store"), cancellation);
            var packed = blobs.Sum(x => new FileInfo(x).Length);
            say($"{packed / 1e6:0} MB packed, {unpacked / 1e6:0} MB of tars");
            await MeasureAsync(layout, blobs, packed, unpacked, cancellation);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private async Task MeasureAsync(string layout, IReadOnlyList<string> blobs, long packed, long unpacked, CancellationToken cancellation)
    {
        var (one, all, read, command) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var (unpackWork, readWork) = (new List<double>(), new List<double>());
        var earlier = ChildMemory.Peak();
        // First of all: a child begins with the memory of who starts it, as far as the system's book goes, and that is small only now. Its seconds do not count: the image is still
        // on its way to the disk.
        _ = await CommandAsync(layout, cancellation);
        var peak = ChildMemory.Peak();
        for (var run = 0; run < Runs; run++)
        {
            var begin = Process.GetCurrentProcess().TotalProcessorTime;
            one.Add(Unpack(blobs, threads: 1, cancellation));
            var between = Process.GetCurrentProcess().TotalProcessorTime;
            read.Add(await ReadAsync(layout, cancellation));
            unpackWork.Add((between - begin).TotalSeconds);
            readWork.Add((Process.GetCurrentProcess().TotalProcessorTime - between).TotalSeconds);
            all.Add(Unpack(blobs, Environment.ProcessorCount, cancellation));
            command.Add(await CommandAsync(layout, cancellation));
            say(
                $"unpacking {one[^1]:0.00} s, by all processors {all[^1]:0.00} s; reading {read[^1]:0.00} s ({readWork[^1]:0.00} beside {unpackWork[^1]:0.00} of processors); the command {command[^1]:0.00} s"
            );
        }
        const string Floor = "plain unpacking of its layers, one after the other";
        IReadOnlyList<Figure> figures =
        [
            new("the image: packed bytes, and of its tars", [packed / 1e6], "MB", "", "tars", [unpacked / 1e6]),
            new("Audit of 5 GB, 40 layers, 400,000 files: the command as typed", command, "s", "1.3x", Floor, one),
            new("reading and measuring with examiners that look at 4 kB of every module and at all RECORDs", read, "s", "1.3x", Floor, one),
            new("the same beside unpacking by all processors", read, "s", "", "plain unpacking by all processors", all),
            new("the same in seconds of processors", readWork, "s", "", "plain unpacking", unpackWork),
            .. peak > earlier ? [new Figure("most memory of the command", [peak / 1e6], "MB", "under 300 MB")] : Array.Empty<Figure>(),
        ];
        if (peak <= earlier)
            say("the command's memory is not told: this run compiled the build first, which took more. Run it again.");
        var page = BenchPage.Render("An audit, measured", "./build.sh Bench --audit", BenchCheckout.Machine(), DateTime.UtcNow.ToString("yyyy-MM-dd"), figures);
        await File.WriteAllTextAsync(Path.Combine(root, "bench", "audit.md"), page, cancellation);
        say(page);
    }

    /// <summary>Plain unpacking: the least that any reader of layers does.</summary>
    /// <param name="blobs">Layers, packed with zstd.</param>
    /// <param name="threads">How many are unpacked at a time.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Seconds.</returns>
    internal static double Unpack(IReadOnlyList<string> blobs, int threads, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.ForEach(
            blobs,
            options,
            blob =>
            {
                var buffer = new byte[256 << 10];
                using var file = new FileStream(blob, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
                using var tar = new ZstdDecompressStream(ZstdLibrary.System!, file);
                while (tar.Read(buffer) > 0) { }
            }
        );
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task<double> ReadAsync(string layout, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        using var registries = new Registries();
        var lookup = new ImageLookup(registries, [], () => (IReadOnlyList<IFileExaminer>)[new BenchExaminer()]);
        var read = await lookup.ReadAsync($"oci:{layout}", new PlatformWish("linux/amd64", IsAsked: true), cancellation);
        _ = Measuring.Of(read.Contents);
        return clock.Elapsed.TotalSeconds;
    }

    private async Task<double> CommandAsync(string layout, CancellationToken cancellation)
    {
        var command = new Command(Path.Combine(root, "build.sh"), "Audit", "--image", $"oci:{layout}", "--platform", "linux/amd64");
        var result = await ProcessRunner.RunAsync(command, cancellation: cancellation);
        return result.OrThrow().Elapsed.TotalSeconds;
    }
}
