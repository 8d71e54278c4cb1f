using Slipway.Core.Auditing.Budgets;

namespace Slipway.Tools.Records;

/// <summary>What audits of one repository left: <c>audits/IMAGE/ID.json</c> below its records, one folder for each name and platform.</summary>
/// <param name="folder">The repository's records.</param>
public sealed class AuditRecordFiles(string folder)
{
    /// <summary>Records that are read at most.</summary>
    private const int Most = 100;

    /// <summary>Earlier audits of an image, the oldest first. Those of another version of Slipway are passed over, and those of the very same image: it cannot have grown.</summary>
    /// <param name="image">The image as it is named, with tag and without digest.</param>
    /// <param name="platform">Its platform.</param>
    /// <param name="manifest">Digest of its manifest.</param>
    public IReadOnlyList<AuditRecord> Before(string image, string platform, string manifest)
    {
        var place = Of(image, platform);
        return !Directory.Exists(place)
            ? []
            :
            [
                .. Directory
                    .EnumerateFiles(place, "*Z.json")
                    .Order(StringComparer.Ordinal)
                    .TakeLast(Most)
                    .Select(x => AuditRecord.Read(File.ReadAllText(x)))
                    .OfType<AuditRecord>()
                    .Where(x => x.Manifest != manifest),
            ];
    }

    /// <summary>Keeps a record, unless the newest one is of the same image. Written aside and renamed: a reader never sees half of one.</summary>
    /// <param name="record">The record.</param>
    public void Write(AuditRecord record)
    {
        var place = Of(record.Image, record.Platform);
        var newest = Directory.Exists(place) ? Directory.EnumerateFiles(place, "*Z.json").Max(StringComparer.Ordinal) : null;
        if (newest is null || AuditRecord.Read(File.ReadAllText(newest))?.Manifest != record.Manifest)
            WholeFile.Write(Path.Combine(place, $"{record.Id}.json"), record.ToJson());
    }

    /// <summary>Names may hold what no file system takes.</summary>
    private string Of(string image, string platform) => Path.Combine(folder, "audits", Core.Images.Digest.Of($"{image.Split('@')[0]}\n{platform}").Abbreviated);
}
