using System.Diagnostics;
using System.Globalization;
using Slipway.Core.Images;
using Slipway.Core.Wheels;
using Slipway.Tools.Benching;
using Slipway.Tools.Store;

namespace Slipway.Bench.Wheels;

/// <summary>One large wheel made into a layer, beside inflate, tar and zstd of the same file and nothing else; in turns, each in a process of its own.</summary>
public static class WheelPackBench
{
    private static readonly SyntheticWheel s_wheel = new("gpu_library", 610_000_000, 14);

    public static async Task<int> RunAsync(int rounds)
    {
        var root = Directory.CreateTempSubdirectory("slipway-bench-").FullName;
        try
        {
            var wheel = s_wheel.Write(root);
            Console.WriteLine($"{s_wheel.FileName}: {new FileInfo(wheel).Length / 1e6:0} MB, {s_wheel.Bytes / 1e6:0} MB unpacked");
            var (packed, floor) = (new List<double[]>(), new List<double[]>());
            for (var round = 0; round < rounds; round++)
            {
                floor.Add(await MeasureAsync("pack-floor", wheel, Path.Combine(root, "made")));
                packed.Add(await MeasureAsync("pack-layer", wheel, Path.Combine(root, "made")));
            }
            Console.WriteLine("| what | clock | processor | resident |\n| --- | --- | --- | --- |");
            Row("inflate, tar, zstd -3 on one thread: nothing checked, hashed or synced", floor);
            Row("the layer: hashes of RECORD, digest of tar and blob, synced", packed);
            return 0;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    public static Task<int> FloorAsync(string wheel, string folder)
    {
        Directory.CreateDirectory(folder);
        return WheelWork.MeasureAsync(() => Task.CompletedTask, () => Task.Run(() => new WheelFloor(folder).Pack([wheel], threads: 1)));
    }

    public static Task<int> LayerAsync(string wheel, string folder) =>
        WheelWork.MeasureAsync(
            () => Task.CompletedTask,
            () =>
            {
                var archive = WheelArchive.Open(Path.GetFileName(wheel), () => File.OpenRead(wheel));
                var entries = WheelLayout.Of(archive, VenvPaths.Of(13), LayoutRules.Lean).Entries;
                return new LayerPacker(new ContentStore(folder), ZstdLibrary.System).PackAsync(entries, Compression.Default);
            }
        );

    private static void Row(string name, List<double[]> runs)
    {
        double Median(int i) => Core.Planning.Forecasting.Median.Of(runs.Select(x => x[i]));
        FormattableString text =
            $"| {name} | {Median(0):0.00} s ({runs.Min(x => x[0]):0.00} to {runs.Max(x => x[0]):0.00}) | {Median(1):0.00} s | {Median(2):0} MB |";
        Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task<double[]> MeasureAsync(string what, string wheel, string folder)
    {
        using var process = Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, [what, wheel, folder]) { UseShellExecute = false, RedirectStandardOutput = true }
        )!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
        return [.. text.Trim().Split(' ').Select(x => double.Parse(x, CultureInfo.InvariantCulture))];
    }
}
