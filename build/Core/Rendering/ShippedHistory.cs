using System.IO.Compression;
using Slipway.Core.Layering;

namespace Slipway.Core.Rendering;

/// <summary>build/Core/Layering/shipped-history.txt: what the layer planner knows of other projects, learnt from the series in tests/data/history.</summary>
public static class ShippedHistory
{
    private const string Ending = ".jsonl.gz";

    /// <summary>The text.</summary>
    /// <param name="root">Root of the repository.</param>
    public static string Render(string root) =>
        $"# Written by {GeneratedFile.Mend} from tests/data/history. Do not edit.\n"
        + ChangeHistoryText.Write(
            Directory.EnumerateFiles(Path.Combine(root, "tests", "data", "history"), "*" + Ending).Order(StringComparer.Ordinal).Select(Read)
        );

    private static LockSeries Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return LockSeries.Read(Path.GetFileName(path)[..^Ending.Length], reader.ReadToEnd().Split('\n'), path);
    }
}
