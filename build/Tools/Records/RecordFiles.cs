using Slipway.Core.Records;

namespace Slipway.Tools.Records;

/// <summary>The records of one repository: <c>records/HASH/ID.json</c> and, for the next plan, <c>last-TAG.json</c>.</summary>
/// <param name="home">Where records are kept.</param>
/// <param name="repository">Root folder of the repository: its records are kept apart from those of others.</param>
public sealed class RecordFiles(SlipwayHome home, string repository)
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = Path.Combine(home.Records, Core.Images.Digest.Of(repository).Abbreviated);

    /// <summary>Texts of the keys of its layers.</summary>
    public KeyTexts Keys => new(Path.Combine(Folder, "keys"));

    /// <summary>The newest records of all tags.</summary>
    /// <param name="count">How many are read at most.</param>
    /// <returns>Newest first, and how many were skipped because another version of Slipway wrote them, or because they are none.</returns>
    public (IReadOnlyList<BuildRecord> Records, int Skipped) Newest(int count)
    {
        if (!Directory.Exists(Folder))
            return ([], 0);
        var paths = Directory.EnumerateFiles(Folder, "*Z.json").OrderByDescending(x => x, StringComparer.Ordinal).Take(count).ToList();
        var records = paths.Select(x => BuildRecord.Read(File.ReadAllText(x))).OfType<BuildRecord>().ToList();
        return (records, paths.Count - records.Count);
    }

    /// <summary>The newest record of an image tag, or null.</summary>
    /// <param name="tag">Mode, backend and device.</param>
    public BuildRecord? Last(string tag)
    {
        var path = LastPath(tag);
        return File.Exists(path) ? BuildRecord.Read(File.ReadAllText(path)) : null;
    }

    /// <summary>Keeps a record. Written aside and renamed: a reader never sees half of one.</summary>
    /// <param name="record">The record.</param>
    /// <returns>Its path.</returns>
    public string Write(BuildRecord record)
    {
        var path = Path.Combine(Folder, $"{record.Id}.json");
        var text = record.ToJson();
        foreach (var target in new[] { path, LastPath(record.Tag) })
            WholeFile.Write(target, text);
        return path;
    }

    private string LastPath(string tag) => Path.Combine(Folder, $"last-{tag}.json");
}
