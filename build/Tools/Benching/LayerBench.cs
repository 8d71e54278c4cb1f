using System.IO.Compression;
using Slipway.Core.Diagnostics;
using Slipway.Core.Layering;
using Slipway.Core.Rendering;

namespace Slipway.Tools.Benching;

/// <summary>Replays series of real locks with the layer planner and with simple rules.</summary>
/// <param name="root">The repository.</param>
public sealed class LayerBench(string root)
{
    private const string Line = ".jsonl";
    private const string Packed = ".jsonl.gz";

    /// <summary>Replays all series of a folder, two at a time or more.</summary>
    /// <param name="folder">The folder; null for <c>../shared/data/history</c> beside the checkout, else <c>tests/data/history</c> in it.</param>
    /// <param name="cancellation">Ends it between two series.</param>
    /// <exception cref="SlipwayException">SLP169: no series, or one that cannot be read.</exception>
    public IReadOnlyList<SeriesFigures> Run(string? folder, CancellationToken cancellation)
    {
        var from = folder ?? Folder();
        if (!Directory.Exists(from))
            throw new SlipwayException(LayerPlanProblems.BadSeries(from, "there is no such folder"));
        var files = Directory
            .EnumerateFiles(from)
            .Where(x => x.EndsWith(Line, StringComparison.Ordinal) || x.EndsWith(Packed, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (files.Count == 0)
            throw new SlipwayException(LayerPlanProblems.BadSeries(from, "it holds no series"));
        var figures = new SeriesFigures[files.Count];
        // Read before, so that a mistake is a message and not one of many exceptions.
        var series = files.ConvertAll(Read);
        Parallel.For(
            0,
            files.Count,
            new ParallelOptions { CancellationToken = cancellation },
            i => figures[i] = SeriesFigures.Of(series[i], ChangeHistoryText.Shipped)
        );
        return figures;
    }

    /// <summary>Writes bench/layers.md and docs/layers.svg.</summary>
    /// <param name="figures">What the replay showed.</param>
    public void Write(IReadOnlyList<SeriesFigures> figures)
    {
        File.WriteAllText(
            Path.Combine(root, "bench", "layers.md"),
            "# A year of updates, replayed\n\ncommand: `./build.sh Bench --layers`  \n"
                + "The figures depend on the locks and the planner only, not on the machine. Bytes moved over the bytes of the changed wheels; docs/layers.md says what that means.\n\n"
                + LayersTable.Render(figures)
        );
        File.WriteAllText(Path.Combine(root, "docs", "layers.svg"), LayersChart.Render(figures));
    }

    /// <summary>Reads a series, packed with gzip or not.</summary>
    /// <param name="path">The file.</param>
    public static LockSeries Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var file = File.OpenRead(path);
            using Stream lines = name.EndsWith(Packed, StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
            return LockSeries.Read(name[..name.LastIndexOf(Line, StringComparison.Ordinal)], Lines(lines), path);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new SlipwayException(LayerPlanProblems.BadSeries(path, $"it cannot be read ({e.Message})"), e);
        }
    }

    private string Folder()
    {
        var beside = Path.GetFullPath(Path.Combine(root, "..", "shared", "data", "history"));
        return Directory.Exists(beside) ? beside : Path.Combine(root, "tests", "data", "history");
    }

    private static IEnumerable<string> Lines(Stream stream)
    {
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
