using Slipway.Core.Images;

namespace Slipway.Core.Wheels;

/// <summary>The rows of RECORD after installing: the wheel's own with new paths, changed files hashed anew, generated files added.</summary>
internal static class InstalledRecord
{
    internal static IReadOnlyList<RecordRow> Of(
        WheelArchive wheel,
        IReadOnlyList<InstalledFile> installed,
        IReadOnlyList<LayerEntry> generated,
        VenvPaths paths
    )
    {
        var files = installed.ToDictionary(file => file.Source);
        var rows = new List<RecordRow>();
        foreach (var row in wheel.Record)
        {
            // pip takes rows of what it did not install over as they are.
            if (!files.Remove(row.Path, out var file))
                rows.Add(row);
            else if (file.Changed is { } changed)
                rows.Add(RecordRow.Of(paths.InRecord(file.Entry.Path), changed));
            else
                rows.Add(row with { Path = paths.InRecord(file.Entry.Path) });
        }
        rows.AddRange(generated.Select(entry => RecordRow.Of(paths.InRecord(entry.Path), Bytes(entry))));
        rows.AddRange(files.Values.Select(file => new RecordRow(paths.InRecord(file.Entry.Path), "", "")));
        return rows;
    }

    /// <summary>One row for each file that is there, and no other. RECORD itself is written last and counts as there.</summary>
    internal static IReadOnlyList<RecordRow> OnlyPresent(IReadOnlyList<RecordRow> rows, IEnumerable<string> present, VenvPaths paths)
    {
        var there = present.Select(paths.InRecord).ToHashSet();
        return [.. rows.Where(row => there.Contains(row.Path)).GroupBy(row => row.Path).Select(same => same.Last())];
    }

    private static byte[] Bytes(LayerEntry entry)
    {
        using var content = entry.Open!();
        var bytes = new byte[entry.Size];
        content.ReadExactly(bytes);
        return bytes;
    }
}
