using System.Diagnostics;
using System.Globalization;

namespace Slipway.Bench.Wheels;

/// <summary>Fetching wheels from loopback beside a copy with hashing, from disk and over the same link, in turns; writes the table of bench/wheels.md.</summary>
public static class WheelFetchBench
{
    public static async Task<int> RunAsync(long bytes, int rounds)
    {
        var root = Directory.CreateTempSubdirectory("slipway-bench-").FullName;
        try
        {
            SyntheticWheels.Make(root, bytes);
            using var server = Start("wheels-serve", root);
            var index = (await server.StandardOutput.ReadLineAsync())!;
            var (fetched, copied, linked) = (new List<double[]>(), new List<double[]>(), new List<double[]>());
            for (var round = 0; round < rounds; round++)
            {
                copied.Add(await MeasureAsync(Path.Combine(root, "copy"), "wheels-copy", root, Path.Combine(root, "copy")));
                linked.Add(await MeasureAsync(Path.Combine(root, "copy"), "wheels-link", root, Path.Combine(root, "copy"), index));
                fetched.Add(await MeasureAsync(Path.Combine(root, "home"), "wheels-fetch", root, Path.Combine(root, "home"), index));
            }
            var serving = server.TotalProcessorTime.TotalSeconds / rounds / 2;
            server.StandardInput.Close();
            await server.WaitForExitAsync();
            Print(bytes, copied, linked, fetched, serving);
            return 0;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void Print(long bytes, List<double[]> copied, List<double[]> linked, List<double[]> fetched, double serving)
    {
        var (copy, link, fetch) = (Median(copied), Median(linked), Median(fetched));
        FormattableString text = $"""
            | what | clock | processor | resident |
            | --- | --- | --- | --- |
            | copy with hashing, eight at a time | {copy[0]:0.00} s ({Spread(copied)}) | {copy[1]:0.00} s | {copy[2]:0} MB |
            | copy over the same link by plain requests, with hashing, eight at a time | {link[0]:0.00} s ({Spread(linked)}) | {link[
                1
            ]:0.00} s, and {serving:0.00} s of the server | {link[2]:0} MB |
            | fetch, eight at a time | {fetch[0]:0.00} s ({Spread(fetched)}) | {fetch[1]:0.00} s, and {serving:0.00} s of the server | {fetch[2]:0} MB |
            | speed of the fetch over that of the copy | {copy[0] / fetch[0]:0.00} | {copy[1] / fetch[1]:0.00} | |
            | speed of the fetch over that of the copy over the link | {link[0] / fetch[0]:0.00} | {link[1] / fetch[1]:0.00} | |
            | megabytes a second | {bytes / 1e6 / fetch[0]:0} | | |
            """;
        Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }

    private static double[] Median(List<double[]> runs) =>
        [.. Enumerable.Range(0, 3).Select(i => Core.Planning.Forecasting.Median.Of(runs.Select(run => run[i])))];

    private static string Spread(List<double[]> runs) =>
        string.Create(CultureInfo.InvariantCulture, $"{runs.Min(run => run[0]):0.00} to {runs.Max(run => run[0]):0.00}");

    private static async Task<double[]> MeasureAsync(string made, params string[] arguments)
    {
        using var process = Start(arguments);
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Directory.Delete(made, recursive: true);
        return [.. text.Trim().Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, arguments)
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
}
